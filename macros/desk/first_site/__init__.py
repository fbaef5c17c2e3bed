"""A first site: its files are templates in `files/`, filled with what its maintainer typed."""
