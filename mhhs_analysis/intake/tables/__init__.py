"""Tables of tasks, a row each: where they lie, and what their cells say."""
