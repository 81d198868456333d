"""Parts of the service blueprint."""
