"""Text on its way to glyphs: cleaning, direction, fonts, shaping and line breaks; free room for labels."""

from __future__ import annotations

import sys
import unicodedata

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from renderers.engine.bidi import base_level, levels, visual_order
from renderers.engine.clean import clean, clipped, graphemes
from renderers.engine.curve import through
from renderers.engine.fonts import FACES, face_for, is_emoji
from renderers.engine.ops import Box
from renderers.engine.room import Room
from renderers.engine.shaping import HYPHEN, drawable, shape, width
from renderers.engine.type import Type
from renderers.engine.wrap import longest_word, wrap, wrap_within
from tests.renderers.alphabets import BODY, EMOJI, SCRIPTS

TRACKED = Type(28, 36, 600, tracking=1.6)


def glyphs(text: str) -> list[int]:
    return [glyph for run in shape(drawable(text), BODY, base_level(text)).runs for glyph in run.glyphs]


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_has_its_glyphs(text: str) -> None:
    assert drawable(text) == unicodedata.normalize("NFC", text)
    assert 0 not in glyphs(text)


def test_no_invisible_character_becomes_a_box() -> None:
    invisible = regex.compile(r"\p{Default_Ignorable_Code_Point}")
    for code in range(sys.maxunicode + 1):
        if invisible.match(chr(code)):
            assert 0 not in glyphs(f"a{chr(code)}b"), hex(code)


@given(st.text(max_size=6))
@example("²\u17b6")
@example("\u0605\U00022594")
@settings(deadline=None)
def test_no_text_holds_a_box(text: str) -> None:
    assert all(0 not in glyphs(line) for line in clean(text).split("\n") if line)


@pytest.mark.parametrize("text", EMOJI)
def test_emoji_sequences_are_one_picture_each(text: str) -> None:
    assert is_emoji(text)
    assert drawable(text) == text
    runs = shape(text, BODY).runs
    assert [run.font.face for run in runs] == ["Emoji"]
    assert width(text, BODY) < 1.6 * BODY.size


def test_conjuncts_and_joined_letters_are_shaped() -> None:
    assert len(glyphs("क्ष")) < len("क्ष")
    joined, alone = glyphs("مرحبا"), [glyph for letter in "مرحبا" for glyph in glyphs(letter)]
    assert sorted(joined) != sorted(alone)


def test_what_no_face_knows_is_replaced_on_purpose() -> None:
    assert drawable("a\U00012000b") == "a\ufffdb"
    assert drawable("\U0001fa8c") == ":eraser:"


def test_letters_of_a_style_that_no_face_has_are_shown_as_the_letters_they_are() -> None:
    assert drawable("𝗕𝗼𝗹𝗱 𝓼𝓬𝓻𝓲𝓹𝓽, 𝕳\u0301 𝟘") == "Bold script, H\u0301 0"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\ud800b", "a\ufffdb"),
        ("a\u202eb\u2066c\u0000d\x9be", "abcde"),
        ("a\t b", "a b"),
        (":tada: :+1: :+1::skin-tone-4: :+1::skin-tone-3:", "🎉 👍 👍🏽 👍🏼"),
        (":flag-de: :flag-england: :de:", "🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪"),
        (":man-woman-girl-boy: :female-doctor::skin-tone-4:", "👨‍👩‍👧‍👦 👩🏽‍⚕️"),
        (":tada::skin-tone-4: :female-nobody: :flag-nowhere:", "🎉 :female-nobody: :flag-nowhere:"),
        (":unknown-code: 10:30:45", ":unknown-code: 10:30:45"),
        ("line\r\nline\u2028line", "line\nline\nline"),
        ("e\u0301", "é"),
    ],
)
def test_typed_text_is_cleaned(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_towers_of_marks_are_lowered() -> None:
    assert len(clean("Z" + "\u0322\u0317\u0318\u0319\u031c\u0353" * 9)) <= 3


def test_long_text_ends_with_an_ellipsis_after_a_word() -> None:
    assert clipped("word " * 80, 240).endswith("word…")
    assert len(graphemes(clipped("👨‍👩‍👧‍👦" * 300, 240))) == 240


def in_order(text: str) -> str:
    """As it stands on the page from left to right, letter by letter."""
    found = levels(text, base_level(text))
    return "".join(text[at] for at in visual_order(found))


@pytest.mark.parametrize(
    ("read", "seen"),
    [
        ("abc אבג def", "abc גבא def"),
        ("אבג abc דהו", "והד abc גבא"),
        ("אבג 123 דהו", "והד 123 גבא"),
        ("אבג (abc) 12.5", "12.5 (abc) גבא"),
        ("abc (אבג) def", "abc (גבא) def"),
        ("مرحبا 2024", "2024 ابحرم"),
        ("price 5% אבג", "price 5% גבא"),
    ],
)
def test_mixed_directions_read_right(read: str, seen: str) -> None:
    mirrored = seen.translate(str.maketrans("()", ")(")) if base_level(read) else seen
    assert in_order(read) in (seen, mirrored)


def test_a_latin_line_of_a_right_to_left_paragraph_is_not_reversed() -> None:
    assert levels("Workshop 2026", 1)[:8] == [2] * 8


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.floats(40, 400))
def test_no_line_is_wider_than_its_column(text: str, measure: float) -> None:
    wrapped = wrap(text, BODY, measure)
    assert wrapped.width <= measure + 0.75
    shown = "".join(wrapped.lines).replace(" ", "").replace("\u00a0", "")
    assert "…" in shown or shown == "".join(drawable(text).split(" ")).replace("\n", "").replace("\u00a0", "")


def test_a_line_in_two_directions_fits_as_it_is_drawn() -> None:
    """Its words alone are narrower than the line they make."""
    title = Type(34, 42, 700, display=True)
    text = "المكتب 45 دقيقة (هاتف)\u200e: https://example.com/very/long/path/that/nev…"
    for measure in range(1100, 1130):
        assert wrap(text, title, measure).width <= measure + 0.5


@settings(max_examples=60, deadline=None)
@given(st.text("ABTVW-/.03 'אבم客", max_size=60), st.floats(60, 400))
def test_no_tracked_line_is_wider_than_its_column(text: str, measure: float) -> None:
    """Letters of a line stand apart at the ends of its spaces too."""
    assert wrap(text, TRACKED, measure).width <= measure + 0.75


def test_a_tracked_line_is_as_wide_as_its_words_and_the_room_around_its_spaces() -> None:
    text = "STAGE OF A CARD"
    exactly = width(text, TRACKED)
    assert wrap(text, TRACKED, exactly + 0.01).lines == (text,)
    assert len(wrap(text, TRACKED, exactly - 0.5).lines) == 2


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_what_takes_few_enough_lines_is_wrapped_as_anything_is(lines: int) -> None:
    for text in ("", "one", "one two three four", "first\vsecond", "客户在柜台等待了很长时间", "x" * 60):
        wrapped = wrap(text, BODY, 90, 40)
        assert wrap_within(text, BODY, 90, 40, lines) == (wrapped if len(wrapped.lines) <= lines else None)


@pytest.mark.parametrize("kept", ["0-3", "24-7", "9–17", "24/7", "2026-03-02", "né10-12"])
def test_a_range_of_numbers_stays_in_one(kept: str) -> None:
    assert longest_word(kept, BODY) == width(kept, BODY)


@pytest.mark.parametrize(("text", "first"), [("3-day", "3-"), ("well-known", "well-"), ("km/h", "km/"), ("x-4", "x-")])
def test_other_words_may_break_after_a_hyphen_or_a_slash(text: str, first: str) -> None:
    assert wrap(text, BODY, width(text, BODY) - 1).lines[0] == first


def test_words_stay_whole_where_they_fit() -> None:
    text = "Delay shown on the screen 20 minutes before the app"
    lines = wrap(text, BODY, 130).lines
    assert " ".join(lines) == text
    assert max(width(line, BODY) for line in lines) <= 130


def test_lines_are_balanced() -> None:
    lines = wrap("Bag and seat fees appear only on the last page", BODY, 240).lines
    assert len(lines[-1].split()) > 1


def test_no_line_starts_with_a_closing_mark() -> None:
    for measure in range(50, 200, 7):
        for line in wrap("客户在柜台等待了很长时间，没有人来帮忙。「真的吗？」", BODY, measure).lines:
            assert line[0] not in "，。」？"
            assert line[-1] != "「"


def test_a_word_wider_than_its_column_is_broken_on_graphemes() -> None:
    text = "👨‍👩‍👧‍👦" * 20
    lines = wrap(text, BODY, 100).lines
    assert len(lines) > 1
    assert all(cluster == "👨‍👩‍👧‍👦" for line in lines for cluster in graphemes(line))


def test_a_broken_word_has_even_pieces_and_loses_no_letter() -> None:
    for text in ("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "Wi", "WWWiiiiii", "x" * 60):
        for measure in range(14, 300, 9):
            lines = wrap(text, BODY, measure).lines
            assert "".join(line.removesuffix(HYPHEN) for line in lines) == text
            assert len(lines) < 2 or len(lines[-1]) > 1 or measure < 60


@pytest.mark.parametrize(
    ("word", "measure", "first"),
    [
        ("Bedarfserkennung", 90, "Bedarfser"),
        ("Handwerkerbeauftragung", 130, "Handwerkerbeauf"),
        ("Internationalization", 100, "Internationali"),
        ("Предоставление", 60, "Предос"),
        ("(Kundenzufriedenheitsbefragung),", 120, "(Kundenzufrie"),
        ("x" * 60, 100, "x" * 12),
    ],
)
def test_a_plain_word_wider_than_its_line_is_hyphenated_between_syllables(
    word: str, measure: float, first: str
) -> None:
    wrapped = wrap(word, BODY, measure)
    assert wrapped.lines[0] == first + HYPHEN
    assert wrapped.joined[0]
    assert wrapped.width <= measure


@pytest.mark.parametrize(
    "text", ["https://exampleverylongdomain.com/path", "A1B2C3D4E5F6G7H8", "客户在柜台等待了很长时间"]
)
def test_what_is_no_plain_word_gets_no_hyphen(text: str) -> None:
    assert not any(line.endswith(HYPHEN) for line in wrap(text, BODY, 70).lines)


def test_a_typed_hyphen_is_never_taken_for_ours() -> None:
    assert drawable("well\u2010known") == "well-known"


def test_a_short_half_stays_with_its_hyphen_where_the_word_fits() -> None:
    lines = wrap("Look for the Wi-Fi code of the e-mail-free check-out", BODY, 90).lines
    assert not any(line.endswith("-") for line in lines)


def test_a_long_address_breaks_after_a_slash() -> None:
    lines = wrap("https://example.com/very/long/path", BODY, 150).lines
    assert lines[0].endswith("/")


def test_no_break_spaces_hold_words_together() -> None:
    assert all("18 participants" not in line for line in wrap("x 18\u00a0participants", BODY, 60).lines)
    assert longest_word("18\u00a0participants", BODY) > longest_word("participants", BODY)


def test_every_face_is_found_in_its_package() -> None:
    assert face_for("a", False, "CJK SC") == "Inter"
    assert face_for("a", True, "CJK SC") == "Inter Italic"
    assert {face_for(text[0], False, "CJK SC") for text in SCRIPTS.values()} <= set(FACES)


@settings(max_examples=60)
@given(st.lists(st.floats(-2, 2), min_size=2, max_size=12))
def test_a_curve_never_leaves_the_span_of_its_neighbours(scores: list[float]) -> None:
    curve = through([(10.0 * index, score) for index, score in enumerate(scores)])
    for index in range(len(scores) - 1):
        low, high = sorted(scores[index : index + 2])
        for step in range(11):
            y = curve.at(10.0 * index + step)
            assert y is not None
            assert low - 1e-9 <= y <= high + 1e-9


def test_a_label_takes_the_first_free_place() -> None:
    room = Room(Box(0, 0, 100, 100))
    room.take(Box(0, 0, 50, 50))
    taken, free = Box(10, 10, 20, 20), Box(60, 60, 20, 20)
    assert room.place([taken, free]) == free
    assert room.place([free]) is None
    assert room.least_bad([Box(90, 90, 20, 20)]) == Box(80, 80, 20, 20)


def test_nothing_is_no_wide_and_draws_nothing() -> None:
    assert width("", BODY) == 0
    assert shape("", BODY).runs == ()
