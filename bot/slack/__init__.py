"""The Slack surface: the only package that knows Bolt, the Web API and Block Kit."""
