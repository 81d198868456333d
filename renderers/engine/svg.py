"""A page to SVG: text stays text, and keeps its width where the reader's machine has other fonts.

No dates and no random names: the same page gives the same bytes.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import regex

from renderers.engine.clean import clean
from renderers.engine.fonts import FontKey
from renderers.engine.ops import Page, Paint, Shape, Text
from renderers.engine.shaping import shape
from renderers.engine.strokes import by_level, number
from renderers.engine.subset import for_letters
from renderers.engine.type import Type

_FAMILIES = (
    "Inter,'Inter Variable','Noto Sans','Noto Sans Arabic','Noto Sans Hebrew','Noto Sans Devanagari',"
    "'Noto Sans Thai','Noto Sans CJK SC','Noto Color Emoji',system-ui,sans-serif"
)
_NOT_XML = regex.compile("[^\t\n\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_TAKES = {"M": 2, "L": 2, "C": 6, "Z": 0}


def svg(page: Page, title: str, description: str, *, embedded: bool = False) -> bytes:
    """``embedded`` carries the letters in use of each font, for readers that have none of them."""
    fonts = _Fonts() if embedded else None
    drawn = "".join(_levels(page, fonts))
    wide, high = number(page.width), number(page.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        f' role="img" aria-labelledby="title description" font-family="{_FAMILIES}">'
        f'<title id="title">{_safe(clean(title))}</title><desc id="description">{_safe(clean(description))}</desc>'
    )
    faces = fonts.faces() if fonts else ""
    plain = f"<style>{faces}text{{white-space:pre}}path{{stroke-linejoin:round}}</style>"
    ground = f'<rect width="{wide}" height="{high}" fill="{page.ground}"/>'
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


def _levels(page: Page, fonts: _Fonts | None) -> Iterator[str]:
    for level in by_level(page.ops):
        for paint, shapes in level.shapes.items():
            yield f'<path{_paint(paint)} d="{"".join(map(_outline, shapes))}"/>'
        for style, lines in level.texts.items():
            yield f"<g{_type(style)}>{''.join(_line(line, fonts) for line in lines)}</g>"


def _outline(op: Shape) -> str:
    x, y = op.x, op.y
    points = op.path.points
    told = []
    at = 0
    for code in op.path.codes:
        end = at + _TAKES[code]
        values = [number(points[place] + (y if place % 2 else x)) for place in range(at, end)]
        told.append(code + " ".join(values))
        at = end
    return "".join(told)


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
    """A line that reads right to left begins at its right end."""
    x, told = line.x, ""
    if line.base:
        x, told = line.x + line.width, ' direction="rtl"'
    if fonts:
        told += f" font-family={quoteattr(fonts.family(line))}"
    elif line.width:
        wide = line.width + line.style.tracking
        told += f' textLength="{number(wide)}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{number(x)}" y="{number(line.y)}"{told}>{_safe(line.text)}</text>'


def _safe(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
