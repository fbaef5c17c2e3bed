"""What is wrong with a macro, and what its writer may have meant."""
