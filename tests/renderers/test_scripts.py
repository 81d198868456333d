"""Text of any script stands at its sign, label or heading, and on one baseline with what is beside it."""

from __future__ import annotations

from dataclasses import replace

from renderers.catalogue import pages
from renderers.engine.ops import Page, Shape, Text
from renderers.journey import Action, Journey, Measure
from renderers.samples import full

_HEBREW = "שלום עולם"
_HINDI = "दुकान"


def _lines(page: Page) -> list[Text]:
    return [op for op in page.ops if isinstance(op, Text)]


def _line(page: Page, start: str) -> Text:
    return next(op for op in _lines(page) if op.text.strip("\u200e").startswith(start))


def _hebrew(page: Page, size: float, weight: int = 400) -> list[float]:
    """Where typed lines of that size begin."""
    return [op.x for op in _lines(page) if _HEBREW in op.text and (op.style.size, op.style.weight) == (size, weight)]


def _map(journey: Journey) -> Page:
    return pages("journey_map", journey)[0]


def test_title_action_measure_and_decision_stand_at_the_left() -> None:
    told = full()
    action = Action(key="a", title=_HEBREW, owner="Ingrid", experiences=("compare",), votes=2)
    measure = Measure(key="m", name=_HEBREW + " " + _HEBREW * 3, now=4000.0, target=3000.0, stage="plan")
    page = _map(
        replace(told, title=_HEBREW, actions=(action,), opportunities=(), measures=(measure,), decision=_HEBREW)
    )
    assert _hebrew(page, 40, 700) == [_line(page, "CUSTOMER JOURNEY").x]
    assert _line(page, "Ingrid").x in _hebrew(page, 14, 500)
    assert _line(page, "4,000").x in _hebrew(page, 12.5)
    decided = _line(page, "DECIDED")
    assert _hebrew(page, 18, 600) == [decided.x + decided.width + 18]


def test_a_persona_card_reads_down_one_edge() -> None:
    told = full()
    persona = replace(
        told.personas[0], name=_HEBREW, role=_HEBREW, goal=_HEBREW, needs=_HEBREW, quote=_HEBREW, quote_source=_HEBREW
    )
    (page, *_) = pages("persona_cards", replace(told, personas=(persona, *told.personas[1:])))
    body = {*_hebrew(page, 14)} | {*_hebrew(page, 16)} | {*_hebrew(page, 12.5)}
    head = {*_hebrew(page, 20, 600)}
    assert _line(page, "WANTS").x in body
    assert body == {_line(page, "WANTS").x} | head


def test_a_phone_card_reads_down_one_edge() -> None:
    told = full()
    stages = tuple(replace(each, name=_HEBREW, value=_HEBREW) for each in told.stages)
    lived = tuple(replace(each, what=_HEBREW, quote=_HEBREW) for each in told.experiences)
    personas = tuple(replace(each, name=_HEBREW) for each in told.personas)
    page = pages("phone_cards", replace(told, stages=stages, experiences=lived, personas=personas, title=_HEBREW))[0]
    lines = [op for op in _lines(page) if _HEBREW in op.text and "Lowest" not in op.text]
    assert {op.x for op in lines} <= {60.0, 60.0 + 48.0, 60.0 + 96.0}


def test_what_stands_in_one_row_has_one_baseline_in_any_script() -> None:
    told = full()
    lived = tuple(replace(each, channels=("UPI", _HINDI)) for each in told.experiences)
    measure = Measure(key="m", name=_HINDI, unit=_HINDI, now=185, target=45, stage="plan")
    page = _map(replace(told, trigger=_HINDI, experiences=lived, measures=(measure,)))
    assert not _uneven(page, "UPI")
    assert _line(page, "185").y == _line(page, "45").y
    starts = _line(page, "STARTS WHEN")
    assert min(abs(op.y - starts.y) for op in _lines(page) if op.text == _HINDI) < 1
    (card, *_) = pages("persona_cards", replace(told, experiences=lived))
    assert not _uneven(card, "UPI")


def test_a_sign_stands_at_the_first_line_of_a_tall_script() -> None:
    told = full()
    action = Action(key="a", title="Alpha", owner="Ingrid", experiences=("compare",), votes=2)
    apart = []
    for title in ("Alpha", _HINDI):
        page = _map(replace(told, actions=(replace(action, title=title),), opportunities=()))
        words = next(op for op in _lines(page) if op.text == title and op.style.size == 14)
        sign = [op for op in page.ops if isinstance(op, Shape) and 20 < words.x - op.x < 28]
        apart.append(min(abs(words.y - op.y) for op in sign))
    assert abs(apart[0] - apart[1]) < 0.1


def _uneven(page: Page, text: str) -> list[float]:
    """How far that text stands from Hindi nearly as high as it."""
    ours = {op.y for op in _lines(page) if op.text == text}
    theirs = {op.y for op in _lines(page) if op.text == _HINDI and op.style.size == 12}
    return [abs(one - other) for one in ours for other in theirs if 0.01 < abs(one - other) < 6]
