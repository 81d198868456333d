"""A Slack bot that runs customer-journey workshops."""
