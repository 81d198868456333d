"""The facilitation rules, pure: no Slack, no SQL, no matplotlib, no clock of their own."""
