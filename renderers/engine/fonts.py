"""The faces the pictures are set in, found through their packages: no system fonts, no network.

``Inter`` first; each other script has its own Noto face; emoji come in colour, and as one-colour glyphs where
they are typed as text symbols or the colour face lacks them.

HarfBuzz fonts are not safe between threads: ``renderers.catalogue.draw`` holds the one lock.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import regex
import uharfbuzz as hb

from renderers.engine.clean import graphemes

_INTER = ("fontpkg_inter", "files/Inter[opsz,wght].ttf", 0)
_ITALIC = ("fontpkg_inter", "files/Inter-Italic[opsz,wght].ttf", 0)
_CJK = "NotoSansCJK-VF.otf.ttc"
_SCRIPTS: Final = (
    *("Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi"),
    *("Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil"),
    *("Telugu", "Thai", "Symbols"),
)

FACES: Final[dict[str, tuple[str, str, int]]] = {
    "Inter": _INTER,
    "Inter Italic": _ITALIC,
    **{script: ("manimgx_fonts", f"NotoSans{script}[wght].ttf", 0) for script in _SCRIPTS},
    "Noto": ("manimgx_fonts", "NotoSans[wght].ttf", 0),
    "CJK JP": ("manimgx_fonts_cjk", _CJK, 0),
    "CJK KR": ("manimgx_fonts_cjk", _CJK, 1),
    "CJK SC": ("manimgx_fonts_cjk", _CJK, 2),
    "Emoji": ("dynamic_font", "assets/fonts/NotoColorEmoji-Regular.ttf", 0),
    "Plain Emoji": ("manimgx_fonts", "NotoEmoji[wght].ttf", 0),
}
_AFTER_INTER: Final = (*_SCRIPTS, "Noto", "CJK SC", "Plain Emoji")
_KANA = regex.compile(r"[\p{Script=Hiragana}\p{Script=Katakana}]")
_HANGUL = regex.compile(r"\p{Script=Hangul}")
_PICTURE = regex.compile(
    r"\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|\p{Extended_Pictographic}.*[\ufe0f\u200d\U0001f3fb-\U0001f3ff]"
    r"|[0-9#*]\ufe0f?\u20e3"
)
_IGNORED = regex.compile(r"[\p{Default_Ignorable_Code_Point}\n]")
_SIZE_WHERE_DISPLAY_CUT_IS_FULL: Final = 32


@dataclass(frozen=True, slots=True)
class FontKey:
    """One instance of a face: ``weight`` and Inter's optical size are pinned."""

    face: str
    weight: int
    optical: int


@cache
def face(name: str) -> hb.Face:
    """Whole, with all its weights."""
    return hb.Face(hb.Blob.from_file_path(file_of(name)), FACES[name][2])


def file_of(name: str) -> str:
    """Where the face's file is, found without importing its package: only the file is wanted."""
    package, path, _ = FACES[name]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return str(Path(spec.origin).parent / path)


def in_colour(key: FontKey) -> bool:
    """Whether its glyphs are painted rather than filled with the colour of their text."""
    return key.face == "Emoji"


@cache
def _letters(name: str) -> hb.Set:
    return face(name).unicodes


@lru_cache(maxsize=256)
def font(key: FontKey) -> hb.Font:
    """The face at its weight, in its own units: ``units_per_em`` says how many make one em."""
    found = hb.Font(face(key.face))
    found.set_variations(instance(key))
    return found


def instance(key: FontKey) -> dict[str, float]:
    """The place of the key on each axis of its face, as far as the axis reaches."""
    wanted = {"wght": key.weight, "opsz": key.optical}
    axes = face(key.face).axis_infos
    return {axis.tag: min(max(wanted[axis.tag], axis.min_value), axis.max_value) for axis in axes if axis.tag in wanted}


def units_per_em(name: str) -> int:
    return int(face(name).upem)


def _covers(name: str, cluster: str) -> bool:
    letters = _letters(name)
    return all(ord(letter) in letters or _IGNORED.match(letter) for letter in cluster)


def is_emoji(cluster: str) -> bool:
    """Whether the grapheme is shown as a picture rather than as a text symbol."""
    return not cluster.isascii() and _PICTURE.match(cluster) is not None


@lru_cache(maxsize=16384)
def face_for(cluster: str, italic: bool, east: str) -> str | None:
    """The first face that has every letter of the grapheme; None where no face has its first one.

    ``east`` is the regional form of ideographs: "CJK SC", "CJK JP" or "CJK KR".
    """
    order: tuple[str, ...] = ("Inter Italic" if italic else "Inter", *_AFTER_INTER)
    if is_emoji(cluster):
        order = ("Emoji", "Plain Emoji", *order)
    for name in order:
        if _covers(name, cluster):
            return east if name == "CJK SC" else name
    return None


def east_asian_form(text: str) -> str:
    """Which regional glyphs the ideographs of ``text`` take: kana ask for Japanese, hangul for Korean."""
    if text.isascii():
        return "CJK SC"
    if _KANA.search(text):
        return "CJK JP"
    return "CJK KR" if _HANGUL.search(text) else "CJK SC"


@lru_cache(maxsize=4096)
def drawable_cluster(cluster: str) -> str:
    """The grapheme, or what stands for it on purpose where no face can draw it: never an empty box."""
    if face_for(cluster, False, "CJK SC"):
        return cluster
    if is_emoji(cluster):
        return _emoji_name(cluster)
    plain = unicodedata.normalize("NFKC", cluster)
    if plain != cluster and all(face_for(each, False, "CJK SC") for each in graphemes(plain)):
        return plain
    for length in range(len(cluster) - 1, 0, -1):
        if face_for(cluster[:length], False, "CJK SC"):
            return cluster[:length]
    return "\ufffd"


def _emoji_name(cluster: str) -> str:
    import emoji

    name = emoji.demojize(cluster, language="alias")
    return name if name.isascii() else "\ufffd"


@lru_cache(maxsize=1024)
def outline(key: FontKey, glyph: int) -> tuple[str, tuple[float, ...]]:
    """Segment letters (M, L, Q, C, Z) and their points, y upwards, in units of the face."""
    codes: list[str] = []
    points: list[float] = []
    pen = hb.DrawFuncs()

    def add(code: str, *values: float) -> None:
        codes.append(code)
        points.extend(values)

    pen.set_move_to_func(lambda x, y, _: add("M", x, y))
    pen.set_line_to_func(lambda x, y, _: add("L", x, y))
    pen.set_quadratic_to_func(lambda a, b, x, y, _: add("Q", a, b, x, y))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, _: add("C", a, b, c, d, x, y))
    pen.set_close_path_func(lambda _: add("Z"))
    font(key).draw_glyph(glyph, pen)
    return "".join(codes), tuple(points)
