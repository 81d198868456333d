"""Text that reads from right to left stands at its sign, label or heading, as any other text does."""

from __future__ import annotations

from dataclasses import replace

from renderers.catalogue import pages
from renderers.engine.ops import Page, Text
from renderers.journey import Action, Journey, Measure
from renderers.samples import full

_HEBREW = "שלום עולם"


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
