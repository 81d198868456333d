"""Parts of the phone cards."""
