"""The house itself: its settings, command line, logs, measures and papers."""
