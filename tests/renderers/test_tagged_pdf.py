"""PDFs for those who cannot see them: everything is told in the order it is read, what is repeated is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renderers import style
from renderers.catalogue import draw_pdf, names, pages, picture
from renderers.engine.language import language
from renderers.engine.ops import Box, Op, Page, Paint, Shape, Text, moved
from renderers.engine.paths import rectangle
from renderers.engine.pdf import pdf
from renderers.engine.pdf_fonts import readable
from renderers.engine.pdf_sheets import HEIGHT, WIDTH, inside, sheets
from renderers.engine.pdf_words import Words, paragraphs, with_spaces
from renderers.engine.shaping import drawable
from renderers.journey import Journey
from renderers.parts.words import paragraph, single
from renderers.samples import bare, crowded, full, hostile
from renderers.samples.sized import sized
from tests.renderers.papers import Told, objects, opened, read, told, unmarked

ARABIC = "المكتب بعد 45 دقيقة (هاتف)"
HEBREW = "שלום עולם, המתנה ארוכה בדלפק"
EMOJI = "👨‍👩‍👧‍👦 ok 👍🏽 🇩🇪 1️⃣ ❤️"

every_name = pytest.mark.parametrize("name", names())


def elements(data: bytes) -> list[list[Told]]:
    """Of each sheet of paper."""
    with opened(data) as document:
        return [told(page) for page in document]


def spoken(found: list[Told]) -> list[str]:
    return [" ".join(each.spoken.split()) for each in found if each.role in ("H1", "P")]


def written(*texts: str, measure: float = 400.0) -> bytes:
    """A page of these texts, one below the other."""
    ops = [
        op for at, text in enumerate(texts) for op in moved(paragraph(text, style.BODY, measure).ops, 40, 40 + at * 90)
    ]
    return pdf([Page(600, 60 + 90 * len(texts), tuple(ops))], "Title", "What is seen")


def plain(page: Page) -> str:
    """Its letters, without spaces and marks of direction."""
    return re.sub(r"[\u200e\u00a0 ]", "", "".join(op.text for op in page.ops if isinstance(op, Text)))


@every_name
def test_every_text_is_told_in_the_order_it_was_added(name: str) -> None:
    found = [text for sheet in elements(draw_pdf(name, full())) for text in spoken(sheet)]
    wanted = "".join(map(plain, pages(name, full())))
    assert "".join(found).replace(" ", "") == wanted


@every_name
@pytest.mark.parametrize("journey", [full(), bare(), hostile(), crowded()])
def test_nothing_is_drawn_that_is_neither_told_nor_said_to_be_repeated(name: str, journey: Journey) -> None:
    with opened(draw_pdf(name, journey)) as document:
        for page in document:
            assert unmarked(page) == 0


@every_name
def test_shapes_are_one_figure_with_the_alternative_text_and_titles_are_headings(name: str) -> None:
    found = elements(draw_pdf(name, full()))
    alts = [each.alt for sheet in found for each in sheet if each.role == "Figure"]
    assert all(alts)
    wanted = [page.alt or picture(name).describe(full()) for page in pages(name, full())]
    assert [alt for alt in alts if not alt.endswith(", continued")] == wanted
    assert sum(each.role == "H1" for sheet in found for each in sheet) == len(wanted)
    assert {each.role for sheet in found for each in sheet} <= {"Document", "Sect", "Figure", "H1", "P"}


def in_order(name: str, words: list[str]) -> bool:
    found = [text for sheet in elements(draw_pdf(name, full())) for text in spoken(sheet)]
    places = [found.index(word) for word in words]
    return places == sorted(places)


def test_a_map_is_read_lane_by_lane() -> None:
    words = ["Stages", "Plan & book", "Value", "Experiences", "Compare fares and times", "Emotion", "Largest gap 2.3"]
    assert in_order("journey_map", [*words, "People who scored", "Expectations", "Pain points", "Measures", "DECIDED"])


def test_a_blueprint_is_read_lane_by_lane() -> None:
    words = ["Plan & book", "Evidence", "Bag tag from the kiosk", "What they do", "Compare fares and times"]
    words += ["Hear about a delay", "Frontstage", "Desk agent checks the tag again", "Captain tells what he knows"]
    words += [
        "Backstage",
        "Bag weight is entered by hand",
        "Support",
        "Departure control system",
        "Line of interaction",
    ]
    assert in_order("service_blueprint", words)


def test_a_viewer_shows_the_title_and_knows_the_language() -> None:
    (root,) = [each for each in objects(draw_pdf("heat_map", full())).values() if each.startswith("<</Type/Catalog")]
    assert "/Lang(en)" in root
    assert "/MarkInfo<</Marked true>>" in root
    assert "/DisplayDocTitle true" in root


def test_words_do_not_run_together_where_a_line_ends() -> None:
    (sheet,) = elements(written("Nobody explains what happens next at the desk", measure=120))
    assert spoken(sheet) == ["Nobody explains what happens next at the desk"]
    assert "explains what" in " ".join(each.text for each in sheet if each.role == "P")


def test_no_space_is_put_where_none_was() -> None:
    texts = ["客户在柜台等待了很长时间没有人来帮忙", "on-line/off-line/on-line/off-line", "two\nlines of words"]
    texts += ["Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen found", "ลูกค้ารอนานมากที่เคาน์เตอร์"]
    (sheet,) = elements(written(*texts, measure=110))
    assert spoken(sheet) == [text.replace("\n", " ") for text in texts]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab-/ \n客ที่שע👍"), max_size=60), st.floats(40, 300))
def test_lines_are_put_together_again_as_they_were(text: str, measure: float) -> None:
    ready = drawable(text)
    page = with_spaces(Page(400, 400, paragraph(text, style.BODY, measure).ops))
    found = [Words.of(lines).text for lines in paragraphs(page.ops)]
    assert " ".join(found) == readable(" ".join(ready.split()))


@pytest.mark.parametrize("text", [ARABIC, HEBREW, EMOJI])
def test_what_is_drawn_in_another_order_is_told_as_it_is_read(text: str) -> None:
    (sheet,) = elements(written(text, f"Plain words before {text} and after"))
    first, second = [each for each in sheet if each.role == "P"]
    assert first.actual == text
    assert second.actual == f"Plain words before {text} and after"
    (wrapped,) = elements(written(text, measure=90))
    assert spoken(wrapped) == [text]


def test_plain_text_is_told_once() -> None:
    (sheet,) = elements(written("Office affluent ffi", "ग्राहक को बहुत देर"))
    assert [each.actual for each in sheet if each.role == "P"] == ["", ""]
    assert spoken(sheet) == ["Office affluent ffi", "ग्राहक को बहुत देर"]


def test_emoji_are_copied_as_the_letters_they_are() -> None:
    assert EMOJI in read(written(EMOJI))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ARABIC, "ar"),
        (HEBREW, "he"),
        ("ग्राहक को बहुत देर", "hi"),
        ("ลูกค้ารอนานมาก", "th"),
        ("客户在柜台等待", "zh"),
        ("お客様は待つ", "ja"),
        ("Café", None),
        ("Waits at the desk", None),
        ("Called “שלום” by everyone at the desk", None),
        ("👍🏽", None),
    ],
)
def test_a_voice_is_chosen_by_script(text: str, wanted: str | None) -> None:
    assert language(text) == wanted
    (sheet,) = elements(written(text))
    assert [each.language for each in sheet if each.role == "P"] == [wanted or ""]


def test_a_second_sheet_repeats_the_stages_for_the_eye_alone() -> None:
    first, second = elements(draw_pdf("journey_map", full()))
    assert "Plan & book" in spoken(first)
    assert "Plan & book" not in spoken(second)
    assert not set(spoken(second)) & {"Experiences", "Page 2 of 2"}
    assert [each.alt for each in second if each.role == "Figure"] == [f"{full().title}, continued"]


def test_several_sheets_are_numbered_and_have_bookmarks() -> None:
    data = draw_pdf("phone_cards", full())
    with opened(data) as document:
        count = len(document)
        texts = [page.get_textpage().get_text_range() for page in document]
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert [index for _, index in marks] == list(range(count))
    assert marks[0][0] in spoken(elements(data)[0])
    assert all(f"Page {at} of {count}" in text for at, text in enumerate(texts, 1))
    assert all(f"Phone cards: {full().title}" in text for text in texts)


def test_one_sheet_needs_neither_number_nor_bookmarks() -> None:
    data = draw_pdf("heat_map", full())
    assert "Page 1" not in read(data)
    with opened(data) as document:
        assert not list(document.get_toc())


def row(y: float, high: float) -> list[Op]:
    words = moved(single("Row", style.BODY).ops, 40, y + high / 2)
    return [Shape(rectangle(900, high - 4), Paint(style.BAND), 20, y + 2), *words]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(40, 900), min_size=1, max_size=14),
    st.floats(0, 120),
    st.floats(400, 1700),
)
def test_no_sheet_ends_inside_a_row(heights: list[float], head: float, wide: float) -> None:
    cuts = [head + sum(heights[:at]) for at in range(1, len(heights))]
    ops = [op for at, high in enumerate(heights) for op in row(head + sum(heights[:at]), high)]
    page = Page(wide, head + sum(heights), tuple(ops), cuts=tuple(cuts), repeat=(0.0, head))
    found = sheets(page)
    bands = [band for sheet in found for band in sheet.bands if not band.repeated]
    assert [band.top for band in bands] == [0.0, *(band.bottom for band in bands[:-1])]
    assert bands[-1].bottom == page.height
    assert {band.bottom for band in bands[:-1]} <= set(cuts)
    assert [op for band in bands for op in inside(page, band) if isinstance(op, Text)] == [
        op for op in ops if isinstance(op, Text)
    ]
    paper = Box(-0.01, -0.01, WIDTH + 0.02, HEIGHT + 0.02)
    for sheet in found:
        assert paper.x <= sheet.area.x
        assert sheet.area.right <= paper.right
        assert paper.y <= sheet.area.y
        assert sheet.area.bottom <= paper.bottom
    assert found[0].scale >= min(WIDTH / page.width, HEIGHT / page.height) * 0.9


@pytest.mark.parametrize("journey", [full(), crowded(), hostile(), sized(12, 8, 400)])
def test_words_of_a_map_can_be_read_on_paper(journey: Journey) -> None:
    for page in pages("journey_map", journey):
        smallest = min(op.style.size for op in page.ops if isinstance(op, Text))
        assert smallest * sheets(page)[0].scale >= 6.9


def test_a_tall_map_is_drawn_as_large_as_its_longest_row_allows() -> None:
    rows = (1000.0, 300.0, 300.0, 400.0, 300.0)
    cuts = tuple(sum(rows[:at]) for at in range(1, len(rows)))
    page = Page(1600, sum(rows), (), cuts=cuts, repeat=(200.0, 250.0))
    first, *_ = sheets(page)
    assert first.scale == pytest.approx((WIDTH - 48) / 1600)
    (longer,) = {sheet.scale for sheet in sheets(Page(1600, 3000, (), cuts=(1500.0,), repeat=(0.0, 50.0)))}
    assert 0.45 < longer < 0.55
