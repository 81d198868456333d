"""What a person reads on a surface: Slack's text without its markup, pictures by their alt text."""

import re
from collections.abc import Callable, Iterator

from bot.playground.refusals import Json
from bot.playground.workspace import Workspace

MARKS = tuple(
    re.compile(
        rf"(?<![\w{re.escape(mark)}]){re.escape(mark)}(?=\S)([^{re.escape(mark)}\n]+?)(?<=\S){re.escape(mark)}(?!\w)"
    )
    for mark in "*_~`"
)
TAG = re.compile(r"<([^<>]+)>")


def plain(workspace: Workspace, text: str) -> str:
    """mrkdwn as the eye sees it: no markup signs, mentions as names, entities as characters.

    A mention that would ping comes out as `@channel`; an escaped one stays `<!channel>`.
    """
    for mark in MARKS:
        text = mark.sub(r"\1", text)
    text = TAG.sub(lambda found: _tag(workspace, found[1]), text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _tag(workspace: Workspace, inside: str) -> str:
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        person = workspace.people.get(target[1:])
        return f"@{person.name}" if person is not None else f"@{workspace.app.name}"
    if target.startswith("#"):
        channel = workspace.channels.get(target[1:])
        return f"#{channel.name}" if channel is not None else "#unknown"
    if target.startswith("!date"):
        return label
    if target.startswith("!"):
        return f"@{target[1:].partition('^')[0]}"
    return label or target


def text_of(workspace: Workspace, value: object) -> str:
    """A text object, or a bare string."""
    if not isinstance(value, dict):
        return str(value or "")
    text = str(value.get("text") or "")
    return plain(workspace, text) if value.get("type") == "mrkdwn" else text


def block_text(workspace: Workspace, block: Json) -> str:
    """Everything readable in one block, a line per part."""
    return "\n".join(line for line in _lines(workspace, block) if line)


def _lines(workspace: Workspace, block: Json) -> Iterator[str]:
    kind = block["type"]
    if kind == "rich_text":
        yield from _rich(workspace, block.get("elements", []))
    elif kind in ("table", "data_table"):
        yield str(block.get("caption") or "")
        for row in block["rows"]:
            yield " | ".join(_cell(workspace, cell) for cell in row)
    elif kind == "data_visualization":
        yield block["title"]
        yield from _strings(block["chart"], ("label", "name"))
    elif kind == "markdown":
        yield block["text"]
    else:
        yield from _parts(workspace, block)


def _parts(workspace: Workspace, block: Json) -> Iterator[str]:
    for name in ("title", "label", "subtitle", "text", "body", "subtext", "hint"):
        yield text_of(workspace, block.get(name))
    for field in block.get("fields") or []:
        yield text_of(workspace, field)
    yield str(block.get("alt_text") or "")
    for name in ("accessory", "element", "hero_image"):
        if isinstance(block.get(name), dict):
            yield from element_lines(workspace, block[name])
    for name in ("elements", "actions", "child_blocks"):
        for part in block.get(name) or []:
            inner = part.get("type") in ("mrkdwn", "plain_text")
            yield from [text_of(workspace, part)] if inner else _nested(workspace, part)


def _nested(workspace: Workspace, part: Json) -> Iterator[str]:
    if any(name in part for name in ("action_id", "image_url", "slack_file")):
        yield from element_lines(workspace, part)
    else:
        yield from _lines(workspace, part)


def element_lines(workspace: Workspace, element: Json) -> Iterator[str]:
    """What an element shows before it is opened: its label, placeholder, alt text, or all its boxes."""
    for name in ("text", "placeholder"):
        yield text_of(workspace, element.get(name))
    yield str(element.get("alt_text") or "")
    if element["type"] in ("checkboxes", "radio_buttons"):
        for option in element["options"]:
            yield text_of(workspace, option["text"])
            yield text_of(workspace, option.get("description"))


def _cell(workspace: Workspace, cell: Json) -> str:
    if cell["type"] == "rich_text":
        return " ".join(_rich(workspace, cell["elements"]))
    return str(cell.get("text", cell.get("value", "")))


def _rich(workspace: Workspace, parts: list[Json]) -> Iterator[str]:
    for part in parts:
        if part["type"] == "rich_text_list":
            for number, item in enumerate(part["elements"], 1):
                sign = f"{number}." if part["style"] == "ordered" else "•"
                yield f"{sign} {''.join(_inline(workspace, one) for one in item['elements'])}"
        else:
            yield "".join(_inline(workspace, one) for one in part["elements"])


def _inline(workspace: Workspace, part: Json) -> str:
    shown: dict[str, Callable[[], str]] = {
        "text": lambda: str(part["text"]),
        "link": lambda: str(part.get("text") or part["url"]),
        "emoji": lambda: f":{part['name']}:",
        "user": lambda: _tag(workspace, f"@{part['user_id']}"),
        "channel": lambda: _tag(workspace, f"#{part['channel_id']}"),
        "broadcast": lambda: f"@{part['range']}",
        "date": lambda: str(part.get("fallback") or ""),
    }
    return shown.get(part["type"], lambda: "")()


def _strings(value: object, names: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _strings(item, names)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name in names and isinstance(part, str):
                yield part
            else:
                yield from _strings(part, names)
