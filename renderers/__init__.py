"""Journey in, pictures and texts out. No Slack, no database, no clock."""
