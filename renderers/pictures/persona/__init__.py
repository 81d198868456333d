"""Parts of the persona cards."""
