"""Migration: a site that cites with mkdocs-bibtex or in pandoc's notation becomes one that cites with us."""
