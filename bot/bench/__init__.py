"""Benchmarks: ratios against bare Bolt and an empty figure, all measured in one run on one machine."""
