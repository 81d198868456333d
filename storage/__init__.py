"""Typed tables, queries and migrations. Frozen records leave this package; rows never do."""
