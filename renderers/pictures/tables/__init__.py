"""Tables of coloured cells: the grid, and what the heat maps and the channel table put into it."""
