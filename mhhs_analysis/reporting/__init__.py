"""Notebooks in, a published report out: run them, make pages of them, publish the whole at one stroke."""
