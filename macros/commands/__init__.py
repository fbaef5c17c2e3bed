"""The commands of the program beside `check` and `rules`, one module each."""
