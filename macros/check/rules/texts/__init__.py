"""Rules on the text of a file: its characters, marks of a merge, forgeries, what cannot be rendered."""
