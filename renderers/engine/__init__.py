"""Text shaping, wrapping, a display list and its painter: knows nothing about journeys."""
