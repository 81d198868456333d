"""What people type stays text wherever it arrives, and what belongs to others cannot be found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
import regex

from bot.cli.transfer import put_in
from bot.examples.ready import ready_workshop
from bot.flows.journey import journey_of
from bot.playground.refusals import Json
from bot.playground.seed import channel_id
from bot.slack.ids import read_hint
from renderers import catalogue
from renderers.engine.ops import Text
from renderers.engine.shaping import HYPHEN
from storage.ids import new_id
from storage.text import clean
from tests.acceptance.team import stored, the_bot
from tests.people import Person
from tests.workshops import add, go_on, hold, start
from tests.world import World

HOTEL = channel_id("hotel")
HOSTILE = {
    "pings": "<!channel> <@U0BOB0000> @here <https://evil.example|ok>",
    "marks": "*x* _y_ ~z~ `w` > quote :tada: &lt; &amp;",
    "formulas": r"$\frac{1}{0}$ $5 or $10 =SUM(A1) {brace",
    "controls": "a\x00b\x07c\u202ed",
    "halves": "half \ud83d emoji \udc00 here",
    "directions": "שלום עולם (45) دقيقة",
    "joined": "👩‍👩‍👧‍👦🏳️‍🌈👍🏽 e\u0301 \U00012000",
}
OURS = regex.compile(r"<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+|!date\^\d+\^[^|>]*\|[^>]*)>")


def outgoing(world: World) -> Iterator[Json]:
    """Everything the bot has sent: calls, and private messages that went by response_url."""
    for call in world.workspace.calls:
        yield call.args
    for messages in world.workspace.messages.values():
        for message in messages:
            if message.app:
                yield {"text": message.text, "blocks": message.blocks}


def parsed_texts(part: object) -> Iterator[str]:
    """The texts that Slack would read as markup: mrkdwn objects, and the text beside blocks."""
    if isinstance(part, str) and part[:1] in "[{":
        try:
            yield from parsed_texts(json.loads(part))
        except ValueError:
            return
    elif isinstance(part, list):
        for each in part:
            yield from parsed_texts(each)
    elif isinstance(part, dict):
        plain = part.get("type") in {"plain_text", "text", "link"}
        if isinstance(part.get("text"), str) and not plain:
            yield part["text"]
        for name, each in part.items():
            if name != "text" or not isinstance(each, str):
                yield from parsed_texts(each)


def check_nothing_pings(world: World) -> None:
    seen = 0
    for sent in outgoing(world):
        assert sent.get("link_names") in (None, False)
        assert sent.get("parse") in (None, "none")
        for text in parsed_texts(sent):
            seen += 1
            rest = OURS.sub("", text)
            assert "<" not in rest
            assert ">" not in rest
            assert "<@U0BOB0000>" not in text
            assert regex.search(r"&(?!amp;|lt;|gt;)", rest) is None
        assert '"range"' not in json.dumps(sent), "no broadcast"
    assert seen


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_in_every_field(both_worlds: World, kind: str) -> None:
    """It arrives on the board, in the list, on the map, in the summary and the export as what it is: text."""
    world, nasty = both_worlds, HOSTILE[kind]
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    fills_everything(alice, bob, nasty)
    shown = clean(nasty, 300)
    assert alice.sees(shown), "on the board"
    bob.clicks("Show all")
    everything = bob.form().text
    for name in ("persona", "stage", "what", "hope", "pain"):
        assert f"{shown} {name}" in everything
    bob.closes()
    for said in ("/journey status", "/journey help", "/journey map", "/journey next"):
        alice.says(said)
    alice.closes()
    alice.clicks("Close workshop")
    bob.opens_thread("Worst moments")
    assert bob.sees(f"{shown} pain")
    bob.opens_home()
    assert bob.sees(shown)
    check_on_map(world, shown)
    check_in_export(bob, shown)
    check_nothing_pings(world)


def fills_everything(alice: Person, bob: Person, nasty: str) -> None:
    assert alice.says(f"/journey start {nasty}", "#hotel") is None
    alice.fills(Journey=nasty, Initiative=nasty, Trigger=f"{nasty} trigger", **{"Value stream": nasty})
    alice.fills(**{"Value at the end": f"{nasty} end"})
    assert alice.submits() == {}
    add(bob, "Add persona", Name=f"{nasty} persona", Goal=nasty, **{"Role or segment": nasty})
    go_on(alice)
    add(bob, "Add stage", Stage=f"{nasty} stage", **{"Value to the persona": nasty})
    go_on(alice)
    fields = {"What happens": f"{nasty} what", "What should happen instead": nasty, "Today (−2…+2)": "−2 Angry"}
    bob.clicks("Add experience").fills(**fields)
    bob.fills(**{"Channels (pick or type new)": [clean(nasty, 60)], "Target (−2…+2)": "+1 Good"})
    assert bob.submits() == {}
    bob.closes()
    go_on(alice)
    needs = {"Expectations (one per line)": f"{nasty} hope", "Pain points (one per line)": f"{nasty} pain"}
    add(bob, "Add expectations and pain points", **needs)


def check_on_map(world: World, shown: str) -> None:
    """Shortcodes become the emoji they mean, and what no face can draw its sign for that."""
    pages = catalogue.pages("journey_map", journey_of(stored(world, HOTEL)))
    drawn = "".join("".join(op.text for page in pages for op in page.ops if isinstance(op, Text)).split())
    seen = shown.replace(":tada:", "🎉").replace("\U00012000", "\ufffd")
    for name in ("persona", "stage", "what", "hope", "pain", "trigger", "end"):
        assert "".join(f"{seen} {name}".split()) in drawn


def check_in_export(bob: Person, shown: str) -> None:
    bob.at_home = False
    bob.goes_to("#hotel").says("/journey export")
    assert bob.submits() == {}
    bob.closes()
    files = bob.opens_app().opens_thread("as files").files()
    document = json.loads(next(file.data for file in files if file.name.endswith(".json")))
    assert document["personas"][0]["name"] == f"{shown} persona"
    assert document["pain_points"][0]["text"] == f"{shown} pain"
    tables = [file.data.decode("utf-8-sig") for file in files if file.name.endswith(".csv")]
    assert f"{shown} pain".replace('"', '""') in "".join(tables)
    assert all(not file.name.strip("abcdefghijklmnopqrstuvwxyz-.0123456789") for file in files)


@pytest.mark.parametrize("line", ["W" * 3000, "word " * 599 + "end.", "👩‍👩‍👧‍👦" * 260, "ש" * 3000])
def test_three_thousand_characters_arrive_whole(world: World, line: str) -> None:
    """Short on board and map, whole in the store and the list, and in the thread; nothing is refused or breaks."""
    alice, bob = hold(world)
    fields = {"Pain points (one per line)": line, "How bad?": "Severe"}
    add(bob, "Add expectations and pain points", Experience="I queue at midnight", **fields)
    kept = clean(line, 3000)
    (pain,) = [need.text for need in stored(world, HOTEL).pain_points if need.text[:5] == kept[:5]]
    assert pain == kept
    assert alice.sees(kept[:20])
    bob.clicks("Show all")
    seen = bob.form().text
    while bob.sees("Next page"):
        bob.clicks("Next page")
        seen += bob.form().text
    assert kept[:2800] in seen
    bob.closes()
    alice.clicks("Next phase")
    alice.clicks("Close workshop")
    bob.opens_thread("Worst moments")
    assert kept[:500] in bob.reads()
    pages = catalogue.pages("journey_map", journey_of(stored(world, HOTEL)))
    drawn = "".join("".join(op.text for page in pages for op in page.ops if isinstance(op, Text)).split())
    assert "".join(kept[:60].split()) in drawn.replace(HYPHEN, "")
    check_nothing_pings(world)


BUTTONS = ("Add persona", "Show all", "Preview map", "Next phase", "Back")


@pytest.mark.parametrize("button", BUTTONS)
def test_a_workshop_of_another_tenant_is_not_there(world: World, button: str) -> None:
    """Its id in a button answers like an id that never was, and nothing of it is shown or changed."""
    alice = world.person("alice")
    start(alice)
    foreign = foreign_workshop(world)
    answers = []
    for wanted in (foreign, new_id()):
        point_buttons_at(world, wanted)
        alice.clicks(button)
        assert alice.modal is None
        answers.append(alice.messages()[-1].text)
    assert answers[0] == answers[1]
    assert "cannot find this workshop" in answers[0]
    assert not alice.sees("rest, whatever time I arrive")


def foreign_workshop(world: World) -> str:
    """Another tenant's, in the same database; its id."""
    bot = the_bot(world)
    made = ready_workshop(
        "hotel", team_id="T0FOREIGN", channel_id="C0FOREIGN", people=("U0ALICE00", "U2"), ids=new_id, now=bot.clock()
    )
    assert world.run(put_in(bot.store, made)) == ""
    assert made.head.tenant != world.workspace.team_id
    return made.head.id


def point_buttons_at(world: World, workshop_id: str) -> None:
    """A forged board: every button names another workshop."""
    (board,) = [message for message in world.workspace.messages[HOTEL] if message.app and message.reader is None]
    for block in board.blocks:
        for element in block.get("elements", []):
            if "value" in element:
                element["value"] = read_hint(element["value"]).but(workshop=workshop_id).to_json()


def test_a_forged_form_saves_nothing_elsewhere(world: World) -> None:
    """``private_metadata`` is a hint and no proof."""
    alice = world.person("alice")
    start(alice)
    foreign = foreign_workshop(world)
    before = world.run(the_bot(world).store.workshop("T0FOREIGN", foreign))
    alice.clicks("Add persona").fills(Name="Intruder")
    content = alice.views[-1].content
    own = stored(world, HOTEL).head.id
    content["private_metadata"] = content["private_metadata"].replace(own, foreign)
    assert alice.submits() == {}
    assert "Saved" not in alice.form().text
    assert alice.form().values["Name"] == "Intruder"
    after = world.run(the_bot(world).store.workshop("T0FOREIGN", foreign))
    assert before is not None
    assert after == replace(before)
    assert stored(world, HOTEL).personas == ()


def test_nonsense_in_buttons_and_forms_is_answered(world: World) -> None:
    """Payloads of another release, or of nobody's: a friendly sentence, never a crash."""
    alice = world.person("alice")
    start(alice)
    (board,) = [message for message in world.workspace.messages[HOTEL] if message.app and message.reader is None]
    for value in ("", "{", "[]", "null", '{"w": 1e999}', "x" * 2000):
        for block in board.blocks:
            for element in block.get("elements", []):
                if "value" in element:
                    element["value"] = value
        alice.clicks("Add persona")
        assert alice.modal is None
        assert alice.sees("I cannot find this workshop any more."), value
