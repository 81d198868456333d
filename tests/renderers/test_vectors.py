"""What files are made of: paths in few letters that lead where they should, fonts squeezed and whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from renderers.engine.fonts import FontKey
from renderers.engine.ops import Paint, Path, Shape
from renderers.engine.paths import circle, polyline, rectangle
from renderers.engine.subset import for_letters, woff
from renderers.engine.svg_path import drawn

TAKES = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
places = st.floats(-2000, 2000).map(lambda value: round(value, 3))
shapes = st.lists(
    st.builds(
        lambda path, x, y: Shape(path, Paint(), x, y),
        st.one_of(
            st.lists(st.tuples(places, places), min_size=2, max_size=12).map(polyline),
            st.builds(rectangle, st.floats(1, 400), st.floats(1, 400), st.floats(0, 20)),
            st.builds(circle, st.floats(1, 20)),
            st.just(Path("MLQL", (0, 0, 7, 0, 9, 0, 9, 2, 9, 20.04))),
            st.just(Path("MLLZMLZ", (0, 0, 7, 0, 7, 7, 20, 20, 27, 20.04))),
        ),
        places,
        places,
    ),
    min_size=1,
    max_size=5,
)


def wanted(shape: Shape) -> Iterator[tuple[float, float]]:
    """Where each segment of the shape ends, but for lines that lead nowhere."""
    at = 0
    for code in shape.path.codes:
        at += TAKES[code]
        if code != "Z":
            yield shape.path.points[at - 2] + shape.x, shape.path.points[at - 1] + shape.y


def reached(told: str) -> Iterator[tuple[float, float]]:
    """As a viewer reads a path: where each segment ends."""
    x = y = left = top = 0.0
    for letter, rest in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", told):
        found = [float(each) for each in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", rest)]
        assert len(found) == {"z": 0, "h": 1, "v": 1}.get(letter, TAKES.get(letter.upper(), 2))
        if letter == "z":
            x, y = left, top
            continue
        across, down = {"h": (found[0], 0.0), "v": (0.0, found[0])}.get(letter, tuple(found[-2:]))
        x, y = (across, down) if letter == "M" else (x + across, y + down)
        left, top = (x, y) if letter in "mM" else (left, top)
        yield x, y


def near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= 0.1002 and abs(one[1] - other[1]) <= 0.1002


@given(shapes)
def test_a_path_leads_where_the_shape_does(found: list[Shape]) -> None:
    """Lines too short to be written are the only ones left out."""
    ends = iter([end for shape in found for end in wanted(shape)])
    last = next(ends)
    for place in reached(drawn(found)):
        while not near(place, last):
            last = next(ends)
    assert all(near(place, last) for place in ends)


def test_a_path_is_written_in_few_letters() -> None:
    marks = [Shape(rectangle(7.4, 7.4), Paint(), 100.0 + 20 * at, 50.0) for at in range(3)]
    assert drawn(marks) == "M100 50h7.4v7.4h-7.4zm20 0h7.4v7.4h-7.4zm20 0h7.4v7.4h-7.4z"


@given(st.sets(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;"), min_size=1))
def test_a_squeezed_font_is_the_same_font(letters: set[str]) -> None:
    check_squeezed(for_letters(FontKey("Inter", 400, 14), sorted(letters)))


def test_letters_of_other_faces_are_squeezed_too() -> None:
    for letters in ("客户在柜台等待了很长时间没有人来帮忙", "客", "台"):
        check_squeezed(for_letters(FontKey("CJK SC", 600, 14), letters))


def test_a_table_that_gets_no_shorter_stays_as_it_is() -> None:
    """Readers take a table as long as its original for one that is not squeezed."""
    tables = [bytes(range(1, 60)) + bytes(zeros) for zeros in range(40)]
    assert any(len(zlib.compress(table, 9)) == len(table) for table in tables)
    for table in tables:
        check_squeezed(font_of(table))


def font_of(table: bytes) -> bytes:
    """One with this table alone."""
    head = b"\0\1\0\0" + b"\0\1" + bytes(6)
    row = b"test" + bytes(4) + (28).to_bytes(4, "big") + len(table).to_bytes(4, "big")
    return head + row + table + bytes(-len(table) % 4)


def check_squeezed(font: bytes) -> None:
    """By the rules of WOFF 1.0: sizes, places, and each table as it was."""
    made = woff(font)
    assert made[:8] == b"wOFF" + font[:4]
    assert number(made, 8) == len(made)
    assert number(made, 16) == len(font)
    count = int.from_bytes(font[4:6], "big")
    assert int.from_bytes(made[12:14], "big") == count
    for at in range(count):
        row, plain = 44 + 20 * at, 12 + 16 * at
        assert made[row : row + 4] == font[plain : plain + 4]
        assert number(made, row + 16) == number(font, plain + 4)
        start, packed, length = (number(made, row + each) for each in (4, 8, 12))
        assert start % 4 == 0
        assert packed <= length
        found = made[start : start + packed]
        table = found if packed == length else zlib.decompress(found)
        assert table == font[number(font, plain + 8) : number(font, plain + 8) + length]


def number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
