"""Sheets as bytes, a module a format: the same bytes on every run and machine."""
