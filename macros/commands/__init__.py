"""The commands of the writer's desk, one module each."""
