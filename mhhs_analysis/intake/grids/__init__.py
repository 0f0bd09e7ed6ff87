"""Plans drawn in cells: marks under time columns, read as tasks."""
