"""Everything the bot shows without being asked in that moment: the only callers of post, update and upload."""
