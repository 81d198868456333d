"""A page to SVG: text stays text, and keeps its width where the reader's machine has other fonts.

No dates and no random names: the same page gives the same bytes.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

import regex

from renderers.engine.clean import clean
from renderers.engine.fonts import FontKey
from renderers.engine.ops import Page, Paint, Path, Shape, Text
from renderers.engine.shaping import shape
from renderers.engine.strokes import by_level, number
from renderers.engine.subset import for_letters
from renderers.engine.type import Type

_FAMILIES = (
    "Inter,'Inter Variable','Noto Sans','Noto Sans Arabic','Noto Sans Hebrew','Noto Sans Devanagari',"
    "'Noto Sans Thai','Noto Sans CJK SC','Noto Color Emoji',system-ui,sans-serif"
)
_NOT_XML = regex.compile("[^\t\n\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LONG = 14
_SHORT = 3
_TAKES = {"M": 2, "L": 2, "C": 6, "Z": 0}


def svg(page: Page, title: str, description: str, *, embedded: bool = False) -> bytes:
    """``embedded`` carries the letters in use of each font, for readers that have none of them."""
    fonts = _Fonts() if embedded else None
    marks = _repeated(page)
    drawn = "".join(_levels(page, fonts, marks))
    wide, high = number(page.width), number(page.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        f' role="img" aria-labelledby="title description" font-family="{_FAMILIES}">'
        f'<title id="title">{_safe(clean(title))}</title><desc id="description">{_safe(clean(description))}</desc>'
    )
    faces = fonts.faces() if fonts else ""
    plain = f"<style>{faces}text{{white-space:pre}}path{{stroke-linejoin:round}}</style>"
    known = "".join(f'<path id="{name}" d="M{_points(path)}{_steps(path)}"/>' for path, name in marks.items())
    ground = f'<defs>{known}</defs><rect width="{wide}" height="{high}" fill="{page.ground}"/>'
    return f"{head}{plain}{ground}{drawn}</svg>\n".encode()


class _Fonts:
    """The letters each font draws, gathered while lines are written."""

    def __init__(self) -> None:
        self._letters: dict[FontKey, set[str]] = defaultdict(set)
        self._names: dict[FontKey, str] = {}

    def family(self, line: Text) -> str:
        names = []
        for run in shape(line.text, line.style, line.base).runs:
            self._letters[run.font].update(run.text)
            names.append(self._names.setdefault(run.font, f"font{len(self._names)}"))
        return ",".join((*dict.fromkeys(names), "sans-serif"))

    def faces(self) -> str:
        return "".join(self._face(key, name) for key, name in self._names.items())

    def _face(self, key: FontKey, name: str) -> str:
        data = b64encode(for_letters(key, sorted(self._letters[key]))).decode()
        return f"@font-face{{font-family:{name};font-weight:1 999;src:url(data:font/ttf;base64,{data})}}"


def _repeated(page: Page) -> dict[Path, str]:
    """Names for the paths that are long and stand in several places."""
    counts = Counter(op.path for op in page.ops if isinstance(op, Shape))
    often = [path for path, count in counts.items() if count > 1 and len(path.points) >= _LONG]
    return {path: f"m{at}" for at, path in enumerate(often)}


def _levels(page: Page, fonts: _Fonts | None, marks: dict[Path, str]) -> Iterator[str]:
    for level in by_level(page.ops):
        for paint, shapes in level.shapes.items():
            alone = "".join(_outline(op) for op in shapes if op.path not in marks)
            uses = "".join(_use(op, marks[op.path]) for op in shapes if op.path in marks)
            if uses:
                yield f"<g{_paint(paint)}>{_path(alone)}{uses}</g>"
            else:
                yield _path(alone, _paint(paint))
        for style, lines in _by_style(level.texts):
            yield f"<g{_type(style)}>{''.join(_line(line, fonts) for line in lines)}</g>"


def _path(outlines: str, paint: str = "") -> str:
    return f'<path{paint} d="{outlines}"/>' if outlines else ""


def _use(op: Shape, name: str) -> str:
    return f'<use href="#{name}" x="{number(op.x, 1)}" y="{number(op.y, 1)}"/>'


def _points(path: Path) -> str:
    return f"{number(path.points[0])} {number(path.points[1])}"


def _outline(op: Shape) -> str:
    """The start, then every point from the one before: short numbers, the same wherever the shape stands."""
    x, y = op.path.points[0] + op.x, op.path.points[1] + op.y
    return f"M{number(x)} {number(y)}{_steps(op.path)}"


@lru_cache(maxsize=2048)
def _steps(path: Path) -> str:
    """Each from where rounding has led so far, so that errors do not add up."""
    told = []
    start = x, y = path.points[0], path.points[1]
    at = 0
    for code in path.codes:
        end = at + _TAKES[code]
        if code == "M" and at == 0:
            at = end
            continue
        pairs = zip(path.points[at:end:2], path.points[at + 1 : end : 2], strict=True)
        steps = [(number(px - x), number(py - y)) for px, py in pairs]
        told.append(code.lower() + _compact(value for step in steps for value in step))
        if steps:
            x, y = x + float(steps[-1][0]), y + float(steps[-1][1])
        x, y = start if code == "Z" else (x, y)
        start = (x, y) if code == "M" else start
        at = end
    return "".join(told)


def _compact(values: Iterable[str]) -> str:
    """A minus parts numbers as well as a space does, and needs no nought before the point."""
    told = ""
    for value in values:
        short = value.replace("0.", ".", 1) if value.startswith(("0.", "-0.")) else value
        told += short if not told or short.startswith("-") else f" {short}"
    return told


def _paint(paint: Paint) -> str:
    told = f' fill="{paint.fill}"' if paint.fill else ' fill="none"'
    if paint.stroke:
        told += f' stroke="{paint.stroke}" stroke-width="{number(paint.width)}"'
        told += f' stroke-dasharray="{" ".join(map(number, paint.dash))}"' if paint.dash else ' stroke-linecap="round"'
    return told + (f' opacity="{number(paint.alpha)}"' if paint.alpha < 1 else "")


def _type(style: Type) -> str:
    told = f' font-size="{number(style.size)}" font-weight="{style.weight}" fill="{style.colour}"'
    told += ' font-style="italic"' if style.italic else ""
    told += f' letter-spacing="{number(style.tracking)}"' if style.tracking else ""
    return told + (" style=\"font-variation-settings:'opsz' 32\"" if style.display else "")


def _line(line: Text, fonts: _Fonts | None) -> str:
    """A line that reads right to left begins at its right end.

    Where fonts may differ its width is kept: by the room between plain letters, else by the letters themselves,
    because many scripts join them.
    """
    x, told = line.x, ""
    if line.base:
        x, told = line.x + line.width, ' direction="rtl"'
    if fonts:
        told += f" font-family={quoteattr(fonts.family(line))}"
    elif len(line.text) > _SHORT:
        told += f' textLength="{number(line.width + line.style.tracking, 1)}"'
        told += "" if line.text.isascii() else ' lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{number(x, 1)}" y="{number(line.y, 1)}"{told}>{_safe(line.text)}</text>'


def _safe(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _by_style(lines: Iterable[Text]) -> Iterable[tuple[Type, list[Text]]]:
    found: dict[Type, list[Text]] = {}
    for line in lines:
        found.setdefault(line.style, []).append(line)
    return found.items()
