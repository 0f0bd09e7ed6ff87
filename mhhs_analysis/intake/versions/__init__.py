"""Several versions of a plan in one sheet: found, named and set aside unless one is asked for."""
