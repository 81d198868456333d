"""The pretend workspace, tested against what Slack documents."""
