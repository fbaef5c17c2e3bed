"""Pages: what they say of themselves, for programs that read them."""
