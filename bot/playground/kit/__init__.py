"""What Slack accepts as Block Kit, per surface: the tables of slack-contract section 2, kept in one place."""
