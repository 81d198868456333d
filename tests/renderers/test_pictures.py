"""Every picture of the catalogue, for the examples, for any journey, and for sizes and texts that hurt."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.bench.drawing.hostile_journeys import hostile
from bot.examples import NAMES
from renderers import style
from renderers.catalogue import PICTURES, draw, names, pages, picture, telling
from renderers.engine.ops import Page, Shape, Text
from renderers.journey import Journey, Measure
from renderers.picture import Picture
from renderers.samples import bare, claim, full
from renderers.samples.sized import sized
from tests.renderers.crowds import crowd
from tests.renderers.journeys import example, journeys
from tests.renderers.layout import faults

EMPTY = Journey(title="", trigger="", end_value="", held_on=date(2026, 1, 1))
SIZES = ((1, 1, 1, 1), (1, 8, 60, 20), (2, 1, 3, 0), (5, 5, 14, 12), (7, 3, 16, 40), (12, 8, 120, 140), (12, 1, 0, 0))

RANDOM = int(os.environ.get("JOURNEYS", "25"))
LARGE = int(os.environ.get("CROWDS", str(max(1, RANDOM // 10))))
CROWDS = st.builds(
    crowd,
    st.integers(0, 2**32),
    stages=st.integers(1, 12),
    personas=st.integers(1, 8),
    experiences=st.integers(0, 110),
    others=st.integers(0, 90),
)

every_picture = pytest.mark.parametrize("picture", PICTURES, ids=names())


def words(page: Page) -> str:
    return " ".join(op.text for op in page.ops if isinstance(op, Text))


@every_picture
@pytest.mark.parametrize("key", [each.key for each in NAMES])
def test_examples_are_laid_out_without_a_fault(picture: Picture, key: str) -> None:
    for page in pages(picture.name, example(key)):
        assert not faults(picture, page)


@every_picture
@pytest.mark.parametrize("seed", [70003, 70004, 70015, *range(LARGE - 1)])
def test_what_the_benchmark_calls_hostile_is_laid_out_without_a_fault(picture: Picture, seed: int) -> None:
    for page in pages(picture.name, hostile(seed))[:8]:
        assert not faults(picture, page)


@every_picture
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_crowds_of_hostile_texts_are_laid_out_without_a_fault(
    picture: Picture, size: tuple[int, int, int, int]
) -> None:
    stages, personas, experiences, others = size
    journey = crowd(7, stages=stages, personas=personas, experiences=experiences, others=others)
    for page in pages(picture.name, journey):
        assert not faults(picture, page)


@every_picture
@settings(max_examples=RANDOM, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_any_journey_is_laid_out_without_a_fault(picture: Picture, journey: Journey) -> None:
    for page in pages(picture.name, journey):
        assert not faults(picture, page)


@every_picture
@settings(max_examples=LARGE, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CROWDS)
def test_any_crowd_is_laid_out_without_a_fault(picture: Picture, journey: Journey) -> None:
    """1 to 12 stages, 1 to 8 personas, and up to 400 items."""
    for page in pages(picture.name, journey):
        assert not faults(picture, page)


@every_picture
def test_a_picture_is_a_png_of_the_size_it_says(picture: Picture) -> None:
    for sheet in draw(picture.name, example("hotel")):
        image = Image.open(io.BytesIO(sheet.png))
        image.load()
        assert image.size == (sheet.width, sheet.height)
        assert sheet.width * sheet.height <= 10_000_000
        assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
        assert 0 < len(sheet.alt) <= 1000


@every_picture
def test_the_same_journey_gives_the_same_bytes(picture: Picture) -> None:
    journey = crowd(3, stages=3, personas=2, experiences=5, others=6)
    assert draw(picture.name, journey) == draw(picture.name, journey)


@every_picture
def test_an_empty_journey_is_drawn(picture: Picture) -> None:
    assert len(draw(picture.name, EMPTY)) == 1


def test_an_unknown_picture_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("nothing", EMPTY)


def test_nothing_typed_is_missing_from_the_map() -> None:
    journey = example("grocery")
    shown = " ".join(words(page) for page in pages("journey_map", journey))
    typed = [each.text for each in journey.expectations] + [each.text for each in journey.pain_points]
    typed += [each.what for each in journey.experiences] + [stage.name for stage in journey.stages]
    typed += [stage.value for stage in journey.stages] + [persona.name for persona in journey.personas]
    for text in typed:
        assert all(word in shown for word in text.replace("-", " ").split()), text


def test_what_a_cell_cannot_hold_is_listed_on_further_sheets() -> None:
    journey = crowd(5, stages=3, personas=2, experiences=6, others=120)
    sheets = pages("journey_map", journey)
    full_cells = re.findall(r"more on sheet (\d+)", " ".join(map(words, sheets)))
    assert full_cells
    assert all("continued" in words(sheets[int(number) - 1]) for number in full_cells)
    listed = sum(isinstance(op, Shape) for page in sheets for op in page.ops)
    assert listed > 240


def test_a_map_too_high_for_one_sheet_shows_today_first_and_what_changes_next() -> None:
    first, second = pages("journey_map", sized(6, 3, 80))
    assert "Emotion" in words(first)
    assert "Pain points" in words(first)
    assert "Instead" not in words(first)
    assert "Instead" in words(second)
    assert "Emotion" not in words(second)
    assert all(stage.name in words(second) for stage in sized(6, 3, 80).stages)
    assert "DECIDED" in words(second)
    assert "Evidence" in words(first)
    assert "Evidence" not in words(second)


def test_long_names_of_five_personas_stand_above_what_follows_the_curves() -> None:
    (page,) = pages("journey_map", crowd(2972, stages=8, personas=5, experiences=1, others=0))[:1]
    assert not faults(picture("journey_map"), page)


@pytest.mark.parametrize("journey", [full(), sized(6, 3, 80), sized(12, 5, 300)], ids=["full", "6 x 3", "12 x 5"])
def test_no_map_is_much_higher_than_wide(journey: Journey) -> None:
    for page in pages("journey_map", journey):
        assert page.height <= 1.1 * page.width + 1


def test_the_worst_moment_is_named_and_a_guess_is_stamped() -> None:
    (page,) = pages("journey_map", example("coffee"))
    assert "Worst moment −2" in words(page)


@pytest.mark.parametrize("journey", [full(), sized(5, 5, 60), sized(3, 5, 80), sized(7, 4, 80)])
def test_every_curve_carries_the_name_of_its_persona(journey: Journey) -> None:
    first, *_ = pages("journey_map", journey)
    labels = [op.text for op in first.ops if isinstance(op, Text) and op.style.size == style.LABEL.size]
    for name in {persona.name for persona in journey.personas}:
        assert labels.count(name) == sum(persona.name == name for persona in journey.personas)


def test_a_unit_in_shortcodes_is_not_cut_into_them() -> None:
    measure = Measure(key="m", name=":tada: a party", unit="a very long unit :tada:", now=3.0)
    for whole in (measure, replace(measure, stage=full().stages[0].key)):
        shown = words(pages("journey_map", replace(full(), measures=(whole,)))[0])
        assert ":tada" not in shown
        assert "🎉" in shown


def test_a_decider_who_reads_right_to_left_stands_beside_a_long_decision() -> None:
    told = replace(full(), decision="Open a family lane " * 20, decider="שלום עולם, המתנה ארוכה")
    for page in pages("journey_map", told):
        assert not faults(picture("journey_map"), page)


def test_measures_on_a_further_sheet_stand_as_wide_as_it_has_room() -> None:
    journey = crowd(2, stages=1, personas=1, experiences=0, others=44)
    first, second = pages("journey_map", journey)
    assert "Measures" in words(first)
    assert not faults(picture("journey_map"), second)


def test_a_stage_without_experiences_is_called_unmanaged() -> None:
    (page,) = pages("journey_map", crowd(1, stages=1, personas=1, experiences=0, others=0))
    assert "Unmanaged" in words(page) or "Out of scope" in words(page)


def test_a_formula_stays_text() -> None:
    journey = Journey(title="$\\frac{1}{ costs $5", trigger="t", end_value="v", held_on=date(2026, 1, 1))
    for name in names():
        (page,) = pages(name, journey)
        assert "$\\frac{1}{ costs $5" in words(page)
        assert draw(name, journey)


def test_listing_pictures_imports_neither_matplotlib_nor_numpy() -> None:
    code = "import sys, renderers.catalogue; print([m for m in ('matplotlib', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_picture_is_offered_where_it_says_something() -> None:
    everything = [each.name for each in PICTURES]
    assert list(telling(full())) == everything
    assert telling(bare()) == ("journey_map",)
    waiting = set(telling(claim()))
    assert {"value_stream", "persona_cards"} <= waiting
    assert not waiting & {"heat_map", "cost_benefit", "control_chart", "channel_table", "pain_heat_map", "phone_cards"}
