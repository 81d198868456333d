"""SVG and PDF of every picture: text that stays text, fonts inside, nothing that changes from run to run."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from renderers.catalogue import draw_pdf, draw_svg, names, pages
from renderers.engine.ops import Text
from renderers.engine.svg import svg
from renderers.journey import Journey, Persona
from renderers.samples import crowded, full, hostile
from tests.renderers.crowds import crowd
from tests.renderers.papers import objects, opened, read

SVG = "{http://www.w3.org/2000/svg}"
SCRIPTS = ("المكتب بعد 45 دقيقة", "שלום עולם, המתנה ארוכה", "ग्राहक को बहुत देर", "ลูกค้ารอนานมาก", "客户在柜台等待")

every_name = pytest.mark.parametrize("name", names())


def parsed(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314


def typed(name: str, journey: Journey) -> set[str]:
    found = " ".join(op.text for page in pages(name, journey) for op in page.ops if isinstance(op, Text))
    return set(re.findall(r"[A-Za-z]{4,}", found))


@every_name
def test_an_svg_says_every_word_in_text(name: str) -> None:
    shown: set[str] = set()
    for sheet in draw_svg(name, full()):
        root = parsed(sheet.svg)
        assert root.findtext(f"{SVG}title")
        assert root.findtext(f"{SVG}desc") == sheet.alt
        shown |= {word for text in root.iter(f"{SVG}text") for word in re.findall(r"[A-Za-z]{4,}", text.text or "")}
    assert shown == typed(name, full())


@every_name
@pytest.mark.parametrize("journey", [hostile(), crowded(), crowd(7, stages=3, personas=5, experiences=14, others=12)])
def test_any_journey_becomes_well_formed_files(name: str, journey: Journey) -> None:
    for embedded in (False, True):
        for sheet in draw_svg(name, journey, embedded=embedded):
            parsed(sheet.svg)
    with opened(draw_pdf(name, journey)) as document:
        for page in document:
            assert page.get_size() == pytest.approx((1190.55, 841.89))


@every_name
def test_files_are_the_same_every_time_and_hold_no_date(name: str) -> None:
    assert draw_svg(name, full(), embedded=True) == draw_svg(name, full(), embedded=True)
    data = draw_pdf(name, full())
    assert data == draw_pdf(name, full())
    assert b"CreationDate" not in data
    assert b"/ID" not in data


def test_an_embedded_svg_brings_its_fonts_and_needs_no_others() -> None:
    (sheet,) = draw_svg("preview_card", full(), embedded=True)
    drawn = sheet.svg.decode()
    ruled = dict(re.findall(r"\.([a-z]+)\{[^}]*font-family:(font\d+)[^}]*\}", drawn))
    assert set(re.findall(r'class="([a-z]+)"', drawn)) == set(ruled)
    assert set(ruled.values()) <= set(re.findall(r"@font-face\{font-family:(font\d+);", drawn))
    assert "src:url(data:font/woff;base64," in drawn


@every_name
def test_an_svg_asks_for_nothing_from_elsewhere(name: str) -> None:
    for embedded in (False, True):
        for sheet in draw_svg(name, hostile(), embedded=embedded):
            root = parsed(sheet.svg)
            names = [each.get("id") for each in root.iter() if each.get("id")]
            assert len(names) == len(set(names))
            links = [each.get("href") for each in root.iter() if each.get("href")]
            assert {link[1:] for link in links if link} <= set(names)
            assert all(link and link.startswith("#") for link in links)
            assert set(re.findall(rb"url\((?!data:font/woff;base64,)", sheet.svg)) == set()


@every_name
def test_texts_of_an_svg_stand_in_the_order_they_are_read(name: str) -> None:
    for page, sheet in zip(pages(name, hostile()), draw_svg(name, hostile()), strict=True):
        lines = sorted((op for op in page.ops if isinstance(op, Text)), key=lambda op: op.level)
        assert [each.text or "" for each in parsed(sheet.svg).iter(f"{SVG}text")] == [line.text for line in lines]


def test_letters_of_an_svg_say_which_language_they_are_likely_to_be() -> None:
    (sheet, *_) = draw_svg("journey_map", hostile())
    root = parsed(sheet.svg)
    assert root.get("lang") == "en"
    spoken = {each.get("lang"): each.text for each in root.iter(f"{SVG}text")}
    assert {"ar", "he", "hi", "th", "zh", None} <= set(spoken)


def test_titles_of_an_svg_hold_nothing_that_xml_forbids() -> None:
    page = pages("heat_map", full())[0]
    root = parsed(svg(page, "A \0 <b> & \x1b[0m \ud800 title", "One\ntwo \ufffe]]>"))
    assert root.findtext(f"{SVG}title") == "A <b> & [0m \ufffd title"
    assert root.findtext(f"{SVG}desc") == "One\ntwo ]]>"


def test_an_svg_without_fonts_keeps_the_width_of_each_line() -> None:
    (sheet,) = draw_svg("preview_card", full())
    long = [text for text in parsed(sheet.svg).iter(f"{SVG}text") if len(text.text or "") > 3]
    assert long
    assert all(text.get("textLength") for text in long)


@pytest.mark.parametrize("name", ["journey_map", "heat_map", "preview_card"])
def test_every_word_of_a_pdf_can_be_selected(name: str) -> None:
    assert typed(name, full()) <= set(re.findall(r"[A-Za-z]{4,}", read(draw_pdf(name, full()))))


@pytest.mark.parametrize("text", SCRIPTS)
def test_scripts_are_copied_from_a_pdf_in_the_order_they_are_read(text: str) -> None:
    journey = Journey(
        title="t", trigger="", end_value="", held_on=date(2026, 1, 1), personas=(Persona(key="p", name=text),)
    )
    assert text in read(draw_pdf("journey_map", journey))


def test_emoji_are_pictures_in_a_pdf_with_their_letters_beside_them() -> None:
    data = draw_pdf("preview_card", Journey(title="👍🏽 done", trigger="", end_value="", held_on=date(2026, 1, 1)))
    assert b"/Subtype/Image" in data
    with opened(data) as document:
        (page,) = document
        painted = page.render(scale=1).to_numpy().astype(int)
    assert (painted.max(axis=2) - painted.min(axis=2)).max() > 60


def test_fonts_of_a_pdf_are_subsets_and_embedded() -> None:
    described = [each for each in objects(draw_pdf("journey_map", hostile())).values() if "/FontDescriptor/" in each]
    assert described
    assert all(re.search(r"/FontName/[A-Z]{6}\+.*/FontFile[23] \d+ 0 R", each) for each in described)


def test_a_large_map_goes_on_to_a_second_sheet_under_its_stages() -> None:
    with opened(draw_pdf("journey_map", full())) as document:
        first, second = [page.get_textpage().get_text_range() for page in document]
    assert "Northwind Air" in first
    assert "Northwind Air" not in second
    assert "Plan & book" in first
    assert "Plan & book" in second
    assert "Pain points" in second
