"""Parts of the before/after card."""
