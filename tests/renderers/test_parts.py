"""What pictures are put together from: lines of several parts, labels, keys."""

from __future__ import annotations

from dataclasses import replace

from renderers import style
from renderers.engine.ops import Block, Text
from renderers.parts.frame import flowing, titled
from renderers.parts.heading import persona_strip
from renderers.parts.legend import EMOTION, footer
from renderers.parts.view import view
from renderers.parts.words import beside, fitted, joined, paragraph, together
from renderers.samples import full

HEBREW = "שלום עולם"


def lines(block: Block) -> list[str]:
    return [op.text.replace("\u200e", "").replace("\u00a0", " ") for op in block.ops if isinstance(op, Text)]


def test_a_line_of_parts_is_broken_between_them() -> None:
    text = together(["How it feels", "I want my room", "Workshop 2 March 2026"])
    assert lines(joined(text, style.SUBTITLE, 1000)) == ["How it feels · I want my room · Workshop 2 March 2026"]
    assert lines(joined(text, style.SUBTITLE, 300)) == [
        "How it feels · I want my room",
        "Workshop 2 March 2026",
    ]


def test_a_part_longer_than_a_line_is_wrapped() -> None:
    found = joined(together(["word " * 30, "Workshop"]), style.SUBTITLE, 300)
    assert len(found.ops) > 2
    assert lines(found)[-1] == "Workshop"


def test_what_stands_beside_a_sign_starts_there() -> None:
    (op,) = beside(paragraph(HEBREW, style.BODY, 500)).ops
    assert isinstance(op, Text)
    assert op.x == 0
    assert beside(Block(0, 0)).ops == ()


def test_a_persona_name_from_right_to_left_stands_above_its_role() -> None:
    told = full()
    persona = replace(told.personas[0], name=HEBREW, role=HEBREW, goal="")
    words = persona_strip(view(replace(told, personas=(persona, *told.personas[1:]))), 2000)
    name, role, *_ = (op for op in words.ops if isinstance(op, Text))
    assert name.x == role.x


def test_a_label_without_any_room_is_an_ellipsis() -> None:
    assert lines(fitted("Donau\u200bdampf " * 9, style.BODY, 12, 1)) == ["…"]


def test_figures_stay_after_a_name_from_right_to_left() -> None:
    assert titled(HEBREW, 40).endswith("\u2069\u200e")
    assert titled("Pat", 40) == "Pat"


def test_keys_flow_into_rows_and_none_take_no_room() -> None:
    block = Block(60.0, 20.0)
    assert flowing([block] * 5, 150).height == 3 * 20 + 2 * 4
    assert flowing([], 150).height == 0


def test_a_note_stands_beside_the_last_row_of_keys_where_it_fits() -> None:
    shown = {EMOTION, "expectations", "pain points"}
    widths = range(400, 1500, 50)
    heights = [footer(view(full()), shown, (1, 1), float(wide)).height for wide in widths]
    assert heights == sorted(heights, reverse=True)
    assert len({*heights}) > 2
