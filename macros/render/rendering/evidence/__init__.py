"""What readers are told of the evidence for quotations and sources."""
