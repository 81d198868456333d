"""Finding by eye: buttons, menus and inputs by the labels that stand on them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.playground.inputs import STATE
from bot.playground.kit.objects import all_options
from bot.playground.kit.walk import blocks_within, elements_of
from bot.playground.refusals import Json
from bot.playground.workspace import Workspace
from tests.reading import block_text, text_of


@dataclass(frozen=True)
class Surface:
    """Something a person looks at: its address for the server and its blocks."""

    container: Json
    blocks: list[Json]
    text: str

    @property
    def key(self) -> str:
        """The same for the same message or view."""
        return ":".join(str(part) for part in self.container.values())


@dataclass(frozen=True)
class Thing:
    """One thing that can be pressed: an element, or one option of a menu."""

    label: str
    place: int
    block: Json
    element: Json
    option: Json | None = None


def things_on(workspace: Workspace, surface: Surface, person_id: str) -> list[Thing]:
    """Everything a person could press there, menu entries included, in reading order."""
    found: list[Thing] = []
    for place, block in enumerate(blocks_within(surface.blocks)):
        for element, _ in elements_of(block):
            if person_id in element.get("visible_to_user_ids", [person_id]):
                found += _things(workspace, place, block, element)
    return found


def _things(workspace: Workspace, place: int, block: Json, element: Json) -> Iterator[Thing]:
    if element["type"] == "overflow":
        for option in element["options"]:
            yield Thing(text_of(workspace, option["text"]), place, block, element, option)
    elif element["type"] == "feedback_buttons":
        for name in ("positive_button", "negative_button"):
            side = element[name]
            yield Thing(text_of(workspace, side["text"]), place, block, element, side)
    elif "text" in element:
        yield Thing(text_of(workspace, element["text"]), place, block, element)


def nearest(workspace: Workspace, surface: Surface, things: list[Thing], near: str) -> Thing | None:
    """The thing that belongs to a text: in its block, else the next one after it, else the last before it."""
    texts = [block_text(workspace, block) for block in blocks_within(surface.blocks)]
    places = [place for place, text in enumerate(texts) if near in text]
    if not places:
        return None
    return min(things, key=lambda thing: min(_distance(thing.place, place) for place in places))


def _distance(thing: int, text: int) -> int:
    return thing - text if thing >= text else 1000 + text - thing


def menus_on(workspace: Workspace, surface: Surface) -> list[Thing]:
    """Menus and pickers outside forms, each under its placeholder and the text of its block."""
    found = []
    for place, block in enumerate(blocks_within(surface.blocks)):
        for element, _ in elements_of(block):
            if element["type"] not in STATE and element["type"] != "overflow":
                continue
            label = block_label(workspace, block)
            found.append(Thing(text_of(workspace, element.get("placeholder")), place, block, element))
            found.append(Thing(label, place, block, element))
    return found


def block_label(workspace: Workspace, block: Json) -> str:
    """What stands beside a menu: an input's label, a section's text."""
    return text_of(workspace, block.get("label") or block.get("text"))


def inputs_on(workspace: Workspace, surface: Surface) -> list[Thing]:
    """The inputs of a form by label, with everything else that keeps a value."""
    found = []
    for place, block in enumerate(blocks_within(surface.blocks)):
        for element, _ in elements_of(block):
            if element["type"] in STATE:
                found.append(Thing(block_label(workspace, block), place, block, element))
    return found


def same(wanted: str) -> Callable[[str], bool]:
    """Labels match letter by letter, give or take capitals and outer spaces."""
    return lambda label: label.strip().casefold() == wanted.strip().casefold()


def option_called(workspace: Workspace, options: list[Json], label: str) -> Json:
    """The option with this label; an AssertionError that lists them all otherwise."""
    matches = same(label)
    for option in options:
        if matches(text_of(workspace, option["text"])):
            return option
    listed = [text_of(workspace, option["text"]) for option in options]
    raise AssertionError(f"no option “{label}” among {listed}")


def options_of(element: Json) -> list[Json]:
    """The options listed in an element, groups unfolded."""
    return all_options(element)
