"""Rules on pages: their citations, their front matter, and the characters that they are written in."""
