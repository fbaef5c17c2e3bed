"""Rules on prose: what its sentences say, and which sources support them."""
