"""What was promised, through the doors people use."""
