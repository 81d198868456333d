"""The canvas: the document, a word to those who write into it, and never more than Slack takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
import regex
from hypothesis import given

from renderers.journey import Journey
from renderers.samples import bare, crowded, full, hostile
from renderers.texts import canvas, markdown
from renderers.texts.canvas import CUT, KEPT, MOST_BYTES
from tests.renderers.plans import planned

SAMPLES = {made.__name__: made() for made in (bare, crowded, full, hostile)}


@pytest.mark.parametrize("journey", SAMPLES.values(), ids=SAMPLES)
def test_it_is_the_document_and_one_sentence_about_notes_behind_the_finding(journey: Journey) -> None:
    made = canvas(journey).markdown
    assert made.replace(f"\n\n{KEPT}", "", 1) == markdown(journey)
    found, _, rest = made.partition(f"\n\n{KEPT}\n\n")
    assert found.startswith("# ")
    assert rest.startswith("## ")


@given(planned())
def test_finding_and_decision_stay_before_it(journey: Journey) -> None:
    head = markdown(journey).partition("\n\n## ")[0]
    assert canvas(journey).markdown.startswith(f"{head}\n\n{KEPT}")


def test_what_slack_does_not_take_is_left_out_in_whole_lines_and_said() -> None:
    long = tuple(replace(each, text="长" * 12_000) for each in full().pain_points)
    made = canvas(replace(full(), pain_points=long)).markdown
    assert MOST_BYTES / 2 < len(made.encode()) <= MOST_BYTES + 500
    assert made.endswith(f"\n\n{CUT}\n")
    kept = made.removesuffix(f"\n\n{CUT}\n").replace(f"\n\n{KEPT}", "", 1)
    assert markdown(replace(full(), pain_points=long)).startswith(f"{kept}\n")


def test_our_own_sentences_are_one_italic_line_each() -> None:
    for sentence in (KEPT, CUT):
        assert regex.fullmatch(r"\*[^*\n]+\*", sentence)
