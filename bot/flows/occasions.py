"""The twelve occasions of a journey workshop (domain.md h); each adds one line to the prompts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occasion:
    key: str
    title: str
    prompt: str


OCCASIONS = (
    Occasion("digital", "Digital transformation", "Look out for changes of channel and for people who drop out."),
    Occasion("launch", "New product or service", "Start from what people need and nobody gives them yet."),
    Occasion("brand", "Rebranding or repositioning", "Keep asking: what does the brand promise here?"),
    Occasion("loyalty", "Retention and loyalty", "Look for the moments when people leave, and when loyalty pays off."),
    Occasion("support", "Support improvement", "Think of somebody in trouble: how much effort does help take?"),
    Occasion("crisis", "Crisis and recovery", "Take the most vulnerable moments first."),
    Occasion("omnichannel", "Omnichannel integration", "Name the channel each time: is it the same on all of them?"),
    Occasion(
        "business", "Business transformation", "Note which skills, processes, systems or data would have to change."
    ),
    Occasion(
        "channels", "Channel optimisation and restructuring", "Ask which channel each step needs, and at what cost."
    ),
    Occasion("process", "Process improvement", "Watch for waiting, and for hand-offs from one team to the next."),
    Occasion("merger", "Merger or acquisition", "Think of both organisations at every stage: where do they differ?"),
    Occasion(
        "planning", "Blueprinting and strategic planning", "Think of how it should be, and what that would achieve."
    ),
)


def by_key(key: str) -> Occasion | None:
    return next((occasion for occasion in OCCASIONS if occasion.key == key), None)
