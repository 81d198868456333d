"""What a person can do in the workspace; the page and the tests' people both come through here."""
