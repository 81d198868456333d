"""The control chart: what counts as a signal, its axes, and how it is drawn."""
