"""What the bot says about itself: the words of the command, for help and Home tab."""

from __future__ import annotations

HELP = (
    "I guide a team through a customer journey: personas, stages, experiences, expectations and pain points.",
    "• /journey start opens a workshop in this channel",
    "• /journey status says where it stands and shows the board again",
    "• /journey next and /journey back move from step to step (facilitators)",
    "• /journey map shows you the map as it is now",
    "• /journey summary posts the map and what it says",
    "• /journey export sends you everything as files",
    "• /journey close ends the workshop (facilitators)",
)
