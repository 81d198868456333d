"""A pretend Slack workspace on loopback: the demo, the developers' workbench and the test double in one."""
