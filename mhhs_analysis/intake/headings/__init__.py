"""What headings, names, groups and legends say: the roles of columns, and what rows stand under."""
