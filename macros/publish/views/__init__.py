"""Views: everything that the templates of the theme show, looked up and put in order."""
