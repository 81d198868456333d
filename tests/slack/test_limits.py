"""Every surface at its fullest: within Slack's limits, user text never as markup, nothing ever empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.flows.board import board_of
from bot.flows.decision import Confirm, Done, Refused, Who
from bot.flows.exporting import export_form
from bot.flows.fields import Form, Option
from bot.flows.journey import journey_of
from bot.flows.phases import PHASES
from bot.flows.saving import add_form
from bot.flows.setup import setup_form
from bot.flows.status import status_of
from bot.flows.tasks import TASKS
from bot.playground.kit.message import check_message_blocks
from bot.playground.kit.view import check_view
from bot.playground.kit.walk import text_length
from bot.slack.board import Message, board_message
from bot.slack.forms import form_view
from bot.slack.guide import help_message
from bot.slack.home import home_view
from bot.slack.ids import Hint, Json
from bot.slack.listing import list_view
from bot.slack.private import answers, final_view, says
from bot.slack.summary import Image, method_message, picture_message, stage_messages, summary_message
from bot.slack.surfaces.maps import picture_view, waiting_view
from renderers import catalogue
from renderers.journey import Journey
from renderers.samples import hostile
from renderers.texts import about, card_alt, map_alt, method_note, next_steps, stage_replies, summary
from storage.records import (
    Expectation,
    Experience,
    Head,
    Listed,
    Member,
    PainPoint,
    Persona,
    Score,
    Stage,
    State,
    Workshop,
)
from tests.strategies import workshops

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WHO = Who(tenant="T1", team_id="T1", user_id="U1")
NASTY = "<!channel> <@U1> *x* `y` $z$ & <b> مرحبا 👩🏽‍🚀 "
LONG = (NASTY * 80)[:3000]
FILE = "F00000001"
HINT = Hint(workshop="w" * 16, subject="pain_point", key="k" * 16, nonce="n" * 8, seen="personas", generation=3)


def item(kind: str, number: int) -> dict[str, Any]:
    return {"id": f"{kind}{number:013}", "author": "U1", "created_at": NOW, "updated_at": NOW, "position": number}


def huge(stages: int = 40) -> Workshop:
    """Hundreds of things, every text as long as the gate lets through."""
    head = Head(
        id="w" * 16, tenant="T1", team_id="T1", channel_id="C1", phase="needs", journey=LONG[:150], trigger=LONG[:300],
        end_value=LONG[:300], initiative=LONG[:300], non_goals=LONG[:300], started_by="U1", started_at=NOW,
    )  # fmt: skip
    personas = tuple(Persona(**item("p", n), name=LONG[:80], goal=LONG[:300]) for n in range(120))
    columns = tuple(Stage(**item("s", n), name=LONG[:80], value=LONG[:300]) for n in range(stages))
    lived = tuple(
        Experience(
            **item("e", n), stage_id=columns[n % stages].id, persona_ids=(personas[0].id, personas[1].id), what=LONG,
            channels=(LONG[:75],), instead=LONG, link="https://example.com/" + "a" * 1900,
        )
        for n in range(stages * 3)
    )  # fmt: skip
    hoped = tuple(Expectation(**item("x", n), experience_ids=(lived[n].id,), text=LONG) for n in range(len(lived)))
    hurt = tuple(PainPoint(**item("h", n), experience_ids=(lived[n].id,), text=LONG) for n in range(len(lived)))
    scores = tuple(
        Score(id=f"c{n:015}", experience_id=each.id, user_id="U1", today=-2, target=2, updated_at=NOW)
        for n, each in enumerate(lived)
    )
    members = (Member(id="m" * 16, user_id="U1", facilitator=True, joined_at=NOW),)
    return Workshop(
        head=head, members=members, personas=personas, stages=columns, experiences=lived, expectations=hoped,
        pain_points=hurt, scores=scores,
    )  # fmt: skip


HUGE = huge()


def boards(workshop: Workshop) -> Iterator[Message]:
    for phase in PHASES:
        for state in State:
            closed_at = NOW if state is State.CLOSED else None
            head = replace(workshop.head, phase=phase.key, state=state, closed_at=closed_at)
            yield board_message(board_of(replace(workshop, head=head)), HINT, "3-1")


def summaries(workshop: Workshop) -> Iterator[Message]:
    yield from posted(journey_of(workshop))
    yield from posted(replace(hostile(), decision=LONG, decider=LONG, missing_functions=(LONG,)))


def posted(journey: Journey) -> Iterator[Message]:
    told = summary(journey)
    yield summary_message(told, workshop_id="w" * 64, file_id=FILE, alt=card_alt(journey), about="Closed. " * 9)
    yield summary_message(told, workshop_id="w" * 64, file_id="", alt="", about="Open.")
    yield picture_message(Image(FILE, map_alt(journey)), "Journey map")
    yield method_message(method_note(journey))
    cards = [Image(FILE, "A" * 1000)] * 9
    for reply in (*stage_replies(journey), *filter(None, [next_steps(journey), about(journey)])):
        yield from stage_messages(reply)
        yield from stage_messages(reply, cards)


def forms(workshop: Workshop) -> Iterator[tuple[Form, str]]:
    yield setup_form(WHO, examples=(Option("a", LONG),), place=True, values={"journey": LONG[:150]}), "setup"
    for phase in PHASES:
        made = [add_form(workshop, phase.key, WHO, note=LONG)]
        made += [phase.start(workshop, each, WHO) for each in items_of(workshop, phase.key)]
        yield from ((form, "add") for form in made if isinstance(form, Form))
    for task in TASKS:
        form = task.start(workshop, WHO, {})
        if isinstance(form, Form):
            yield form, "task"


def items_of(workshop: Workshop, phase: str) -> tuple[Persona | Stage | Experience | Expectation, ...]:
    first: dict[str, tuple[Persona | Stage | Experience | Expectation, ...]] = {
        "personas": workshop.personas[:1],
        "stages": workshop.stages[:1],
        "experiences": workshop.experiences[:1],
        "needs": workshop.expectations[:1],
    }
    return first[phase]


def views(workshop: Workshop) -> Iterator[Json]:
    yield from (form_view(form, HINT, callback=callback) for form, callback in forms(workshop))
    for page in (1, 2, 999):
        yield list_view(workshop, WHO, HINT.but(page=page), note=LONG)
    yield waiting_view()
    journey, images = journey_of(workshop), tuple(Image(f"F{number:08}", "A" * 1000) for number in range(20))
    yield form_view(export_form(workshop, WHO), HINT, callback="export")
    for name in catalogue.names():
        yield picture_view(journey, name, images, HINT)
        yield picture_view(journey, name, (), HINT)
    yield final_view(LONG)


def check(message: Message) -> None:
    check_message_blocks(message.blocks)
    assert text_length(message.blocks) <= 13_000
    assert 0 < len(message.text) <= 4_000
    assert "<!" not in message.text, "nothing that pings"
    assert "<@" not in message.text, "nothing that mentions"
    assert_no_markup(message.blocks)


def assert_no_markup(blocks: object) -> None:
    """What people typed stands in rich text and plain text, which Slack does not parse."""
    if isinstance(blocks, dict):
        assert blocks.get("type") != "mrkdwn", blocks
        blocks = list(blocks.values())
    if isinstance(blocks, list):
        for block in blocks:
            assert_no_markup(block)


def test_messages_of_a_huge_workshop() -> None:
    for message in (*boards(HUGE), *summaries(HUGE)):
        check(message)


def test_views_of_a_huge_workshop() -> None:
    for view in views(HUGE):
        check_view(view, "modal")
        assert_no_markup(view["blocks"])


@given(workshops())
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_surfaces_of_any_workshop(workshop: Workshop) -> None:
    for message in (*boards(workshop), *summaries(workshop)):
        check(message)
    for view in views(workshop):
        check_view(view, "modal")


@pytest.mark.parametrize("count", [0, 1, 20, 50])
def test_home_tabs(count: int) -> None:
    listed = tuple(
        Listed(
            id=f"{n:016}", channel_id="C1", journey=LONG[:150], state=State.CLOSED if n % 2 else State.OPEN,
            phase="needs", facilitator=True, started_at=NOW, closed_at=NOW if n % 2 else None,
        )
        for n in range(count)
    )  # fmt: skip
    view = home_view(listed)
    check_view(view, "home")
    assert_no_markup(view["blocks"])


def test_private_answers() -> None:
    for answer in (
        Done(text=LONG, undo="u" * 16),
        Refused(text="Ask <@U1>."),
        Refused(fields={"name": LONG}),
        Confirm(text=LONG, token="t" * 60, submit="Save over it"),
    ):
        check_message_blocks(answers(answer, HINT)["blocks"])
    check_message_blocks(help_message(status_of(HUGE, WHO))["blocks"])
    check_message_blocks(says("\n".join(status_of(HUGE, WHO)))["blocks"])
