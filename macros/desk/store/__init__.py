"""Changes of the store: from texts to new texts, or to the reasons for a refusal."""
