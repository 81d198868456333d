"""Drawing against its rivals, side by side in one run on the same journey, and against a thousand hostile ones."""
