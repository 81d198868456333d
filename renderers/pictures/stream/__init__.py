"""The value-stream strip: its times, and how it is drawn."""
