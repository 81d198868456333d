"""Walks over blocks: the elements in them, the text in them."""

from collections.abc import Iterator, Sequence

from bot.playground.kit.limits import length
from bot.playground.refusals import Json

HOLDERS = ("element", "accessory", "elements", "actions", "child_blocks", "hero_image")
PASSIVE = ("image", "plain_text", "mrkdwn", "card")


def elements_of(block: Json, pointer: str = "") -> Iterator[tuple[Json, str]]:
    """The interactive elements of one block, those of cards and children among them."""
    if block.get("type") in ("rich_text", "task_card", "plan"):
        return
    for name in HOLDERS:
        held = block.get(name)
        for index, part in enumerate(held if isinstance(held, list) else [held]):
            if not isinstance(part, dict):
                continue
            place = f"{pointer}/{name}/{index}" if isinstance(held, list) else f"{pointer}/{name}"
            if name == "child_blocks" or part.get("type") in ("card", "container"):
                yield from elements_of(part, place)
            elif part.get("type") not in PASSIVE:
                yield part, place


def blocks_within(blocks: Sequence[object]) -> Iterator[Json]:
    """All blocks, those inside containers and carousels among them."""
    for block in blocks:
        if not isinstance(block, dict):
            continue
        yield block
        if block.get("type") == "container":
            yield from blocks_within(block.get("child_blocks") or [])
        if block.get("type") == "carousel":
            yield from blocks_within(block.get("elements") or [])


def text_length(value: object) -> int:
    """How much text stands below, counting every `text` string."""
    if isinstance(value, list):
        return sum(text_length(item) for item in value)
    if not isinstance(value, dict):
        return 0
    total = 0
    for key, part in value.items():
        total += length(part) if key == "text" and isinstance(part, str) else text_length(part)
    return total
