"""A page as machines read it: JSON-LD of schema.org, Open Graph and Highwire tags."""
