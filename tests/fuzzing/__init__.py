"""Random sites, checked and built: whether both say the same, and whether anything gets past the gate."""
