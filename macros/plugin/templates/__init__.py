"""What the templates of a theme get: our files, titles, values of a page and of the site, words."""
