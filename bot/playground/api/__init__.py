"""Slack's Web API as far as the app calls it, one function per method."""
