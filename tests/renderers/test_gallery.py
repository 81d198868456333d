"""The gallery: every picture and every text, self-contained, whatever people typed."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

from bot.examples import NAMES
from bot.examples.journeys import all_written, journey
from renderers import catalogue
from renderers.gallery import SHOWN, Shown, pieces
from renderers.samples import bare, examples, hostile
from renderers.samples.examples import FILE
from renderers.texts import TEXTS

VOID = {"meta", "img", "input"}


class Page(HTMLParser):
    """What a browser finds; fails where tags do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "img":
            self.images.append(told)
        self.addresses += [str(told[name]) for name in ("src", "href") if name in told]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


NASTY = Shown("hostile", "Every <script>", "Why & how", hostile)
EMPTY = Shown("bare", "Just opened", "Nothing", bare)


def test_every_picture_and_text_is_there_with_its_words() -> None:
    page = Page("".join(pieces([NASTY, EMPTY])))
    text = "".join(page.words)
    for made in (hostile(), bare()):
        for name in catalogue.names():
            for alt in {sheet.alt for sheet in catalogue.draw(name, made, 0.2)}:
                assert alt in text
                assert any(image["alt"] == alt for image in page.images)
    assert text.count("Alternative text of the map") == 2
    assert len([word for word in page.words if word.strip() == "Mermaid"]) == 2
    assert "<b>more</b>" in text
    assert len(TEXTS) * 2 == "".join(pieces([NASTY, EMPTY])).count("<details")


def test_it_needs_no_other_file_and_no_network() -> None:
    page = Page("".join(pieces([EMPTY])))
    assert [each for each in page.addresses if not each.startswith(("data:image/png;base64,", "#"))] == []
    assert "<script" not in "".join(pieces([EMPTY]))


def test_it_shows_the_examples_and_the_nasty_cases() -> None:
    keys = [each.key for each in SHOWN]
    assert {name.key for name in NAMES} <= set(keys)
    assert {"full", "untimed", "claim", "bare", "crowded", "hostile"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_the_examples_are_those_of_today() -> None:
    assert FILE.read_text(encoding="utf-8") == all_written(), "run python -m bot.examples.journeys"
    assert examples() == {name.key: journey(name.key) for name in NAMES}


def test_the_command_names_its_options() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "renderers.gallery", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "--out DIR" in ran.stdout
