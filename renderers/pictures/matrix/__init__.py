"""The cost x benefit matrix: what stands on it, where, and the list beside it."""
