"""Changes of the store: texts to texts, or to the reasons why not."""
