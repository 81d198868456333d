"""Parts of the preview card."""
