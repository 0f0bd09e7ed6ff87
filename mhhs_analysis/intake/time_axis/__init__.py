"""Which columns of a drawn plan are time, and which days each covers."""
