"""The emotion lane: curves, targets and labels are told apart wherever they meet."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from renderers import style
from renderers.catalogue import pages
from renderers.engine.curve import through
from renderers.engine.ops import Page, Shape, Text
from renderers.journey import Experience, Journey, Persona, Stage
from renderers.parts.curves import OVER_CURVES
from renderers.parts.parted import parted
from tests.renderers.journeys import HELD_ON, spread

BLUE, ORANGE = "#0B5CAD", "#B3470E"
Lived = tuple[str, str, tuple[int, ...], tuple[int, ...]]
"""Stage, personas as letters, scores of today and targets."""


def journey(lived: Sequence[Lived]) -> Journey:
    letters = sorted({letter for _, who, _, _ in lived for letter in who})
    stages = sorted({stage for stage, *_ in lived})
    return Journey(
        title="t",
        trigger="",
        end_value="",
        held_on=HELD_ON,
        personas=tuple(Persona(key=letter, name=f"Persona {letter}") for letter in letters),
        stages=tuple(Stage(key=stage, name=stage) for stage in stages),
        experiences=tuple(
            Experience(
                key=f"e{at}",
                stage=stage,
                personas=tuple(who),
                what=f"Step {at}",
                today=spread(*today) if today else None,
                target=spread(*target) if target else None,
            )
            for at, (stage, who, today, target) in enumerate(lived)
        ),
    )


def only(given: Journey) -> Page:
    (page,) = pages("journey_map", given)
    return page


def words(page: Page) -> str:
    return " ".join(op.text for op in page.ops if isinstance(op, Text)).replace("\u00a0", " ").replace("\u200e", "")


def shapes(page: Page) -> list[Shape]:
    return [op for op in page.ops if isinstance(op, Shape)]


def line(page: Page, start: str) -> Text:
    return next(op for op in page.ops if isinstance(op, Text) and op.text.startswith(start))


def seven() -> Journey:
    """The worst moment is the first one, with another just as deep right beside it."""
    scores = [(-2, -1, 0), (-2, 0, 0), *[(1, 0, 1), (-1, 1, 0)] * 6]
    lived = enumerate(zip(scores, ["ab", "b", "ab", "a"] * 3 + ["ab", "b"], strict=True))
    return journey([(str(at // 2), who, today, (1, 2, 1)) for at, (today, who) in lived])


def test_the_worst_moment_is_said_next_to_its_ring_and_tied_to_it() -> None:
    page = only(seven())
    label = line(page, "Worst moment −")
    (ring,) = [op for op in shapes(page) if op.level == OVER_CURVES and op.paint.width == 2.5]
    red = [op for op in shapes(page) if op.paint.stroke == style.ALARM and op.paint.width == 2.4]
    caps = sorted(op.box.x + op.box.width / 2 for op in red)
    beside = caps[2]
    assert label.box.x - 9 < ring.box.right < beside
    (leader,) = [op for op in shapes(page) if op.level == OVER_CURVES and op.paint.width == 1.3]
    assert ring.box.x <= leader.box.x <= leader.box.right <= ring.box.right + 6
    assert leader.box.bottom >= label.y - 20


def test_a_label_at_its_ring_needs_no_line() -> None:
    page = only(journey([("0", "a", (1,), ()), ("1", "a", (-2,), ()), ("2", "a", (1,), ())]))
    assert line(page, "Worst moment −")
    assert not [op for op in shapes(page) if op.level == OVER_CURVES and op.paint.width == 1.3]


def drawn(page: Page, colour: str) -> Shape:
    """The line of a persona of that colour."""
    (found,) = [op for op in shapes(page) if op.paint.stroke == colour and op.paint.width == 3.2]
    return found


def heights(op: Shape) -> list[float]:
    return list(op.path.points[1::2])


def test_a_target_is_seen_where_today_is_as_high() -> None:
    page = only(journey([("0", "a", (2,), (2,)), ("1", "a", (2,), (2,))]))
    (dashed,) = [op for op in shapes(page) if op.paint.dash == (5.0, 4.0) and op.box.width > 100]
    (mark, *_) = [op for op in shapes(page) if op.paint.width == 2.4 and op.paint.fill == style.WHITE]
    assert drawn(page, BLUE).level < dashed.level < mark.level


def test_two_who_feel_the_same_keep_a_line_each() -> None:
    page = only(journey([(str(at // 2), "ab"[at % 2], (1,), ()) for at in range(6)]))
    blue, orange = heights(drawn(page, BLUE)), heights(drawn(page, ORANGE))
    assert max(orange) - min(blue) >= 3.2 or max(blue) - min(orange) >= 3.2
    assert max(blue) - min(blue) < 3.2


def test_lines_that_only_cross_stay_where_they_are() -> None:
    lived = [("0", "a", (2,), ()), ("0", "b", (-2,), ()), ("1", "a", (-2,), ()), ("1", "b", (2,), ())]
    page = only(journey(lived))
    assert len(drawn(page, BLUE).path.codes) == len(drawn(page, ORANGE).path.codes) == 2


def test_rows_of_small_curves_say_what_their_dashes_are() -> None:
    aimed = [("0", letter, (0,), (1,)) for letter in "abcdef"]
    assert "Target" in words(only(journey(aimed))).split()
    assert "Target" not in words(only(journey([(*each[:3], ()) for each in aimed]))).split()


def test_a_thin_line_is_explained_where_there_is_one() -> None:
    said = "no score"
    whole = [("0", "ab", (1,), ()), ("1", "ab", (0,), ()), ("2", "ab", (1,), ())]
    assert said not in words(only(journey(whole)))
    assert said in words(only(journey([whole[0], ("1", "b", (0,), ()), whole[2]])))
    assert said in words(only(journey([whole[0], ("1", "ab", (), ()), whole[2]])))


def test_the_neutral_line_runs_through_no_name() -> None:
    lived = [("0", "ab", (-1, 0), ()), ("1", "b", (1,), ()), ("2", "a", (-1, 0), ()), ("3", "ab", (1, 0, 0), ())]
    page = only(journey([*lived, ("4", "a", (1, 0, 0), ())]))
    (zero,) = [op.y for op in shapes(page) if op.paint.stroke == style.NEUTRAL]
    names = [
        op for op in page.ops if isinstance(op, Text) and op.text.startswith("Persona ") and op.level > OVER_CURVES
    ]
    assert len(names) == 2
    assert not [op.text for op in names if op.box.y - 1 < zero < op.box.bottom + 1]


@pytest.mark.parametrize("seed", range(12))
def test_a_line_led_beside_others_keeps_its_shape(seed: int) -> None:
    random = Random(seed)
    curves = []
    for at in range(3):
        scores = [random.choice((60.0, 110.0, 110.0)) for _ in range(7)]
        curves.append(through([(200.0 + 13 * at + 150 * place, y) for place, y in enumerate(scores)]))
    for curve, led in zip(curves, parted(curves, 3.2), strict=True):
        assert [led.curve.points[at][0] for at in led.at] == [x for x, _ in curve.points]
        off = [abs(y - (led.curve.at(x) or 0.0)) for x, y in curve.every(4.0)]
        assert max(off) < 2 * 3.2
