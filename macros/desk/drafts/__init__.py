"""Drafts: a question to the text of a new page, and to the file that it goes into."""
