"""A page to SVG: text stays text in the order it is read, and keeps its width where readers have other fonts.

No dates and no random names: the same page gives the same bytes.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

import regex

from renderers.engine.clean import clean
from renderers.engine.fonts import FontKey
from renderers.engine.language import language
from renderers.engine.ops import Page, Paint, Path, Shape, Text
from renderers.engine.shaping import shape
from renderers.engine.strokes import by_level, number
from renderers.engine.subset import for_letters, woff
from renderers.engine.svg_path import drawn, steps
from renderers.engine.type import Type

_FAMILIES = (
    "Inter,'Inter Variable','Noto Sans','Noto Sans Arabic','Noto Sans Hebrew','Noto Sans Devanagari',"
    "'Noto Sans Thai','Noto Sans CJK SC','Noto Color Emoji',system-ui,sans-serif"
)
_NOT_XML = regex.compile("[^\t\n\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LONG = 34
"""Letters of a path from which on it is shorter to name it where it stands twice."""
_SHORT = 3
_PLAIN = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
"""What most shapes are painted with, said once."""


def svg(page: Page, title: str, description: str, *, embedded: bool = False) -> bytes:
    """``embedded`` carries the letters in use of each font, for readers that have none of them."""
    classes = _Classes(_Fonts() if embedded else None)
    marks = _repeated(page)
    painted = "".join(_levels(page, classes, marks))
    wide, high = number(page.width), number(page.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        f' lang="en" role="img" aria-labelledby="title description" font-family="{_FAMILIES}" {_PLAIN}>'
        f'<title id="title">{_safe(clean(title))}</title><desc id="description">{_safe(clean(description))}</desc>'
    )
    rules = f"<style>{classes.rules()}text{{white-space:pre}}</style>"
    known = "".join(f'<path id="{name}" d="{_alone(path)}"/>' for path, name in marks.items())
    ground = f'<defs>{known}</defs><rect width="{wide}" height="{high}" fill="{page.ground}"/>'
    return f"{head}{rules}{ground}{painted}</svg>\n".encode()


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
        data = b64encode(woff(for_letters(key, sorted(self._letters[key])))).decode()
        slant = ";font-style:italic" if key.face == "Inter Italic" else ""
        return f"@font-face{{font-family:{name};font-weight:1 999{slant};src:url(data:font/woff;base64,{data})}}"


class _Classes:
    """Short names for how lines are set, gathered while they are written."""

    def __init__(self, fonts: _Fonts | None) -> None:
        self.fonts = fonts
        self._names: dict[str, str] = {}

    def name(self, line: Text) -> str:
        rule = _rule(line.style) + (f";font-family:{self.fonts.family(line)}" if self.fonts else "")
        return self._names.setdefault(rule, _named(len(self._names)))

    def rules(self) -> str:
        """What is embedded is as bold and as slanted as it is meant to be."""
        faces = self.fonts.faces() + "text{font-synthesis:none}" if self.fonts else ""
        return faces + "".join(f".{name}{{{rule}}}" for rule, name in self._names.items())


def _rule(style: Type) -> str:
    told = f"font-size:{number(style.size)}px;font-weight:{style.weight};fill:{style.colour}"
    told += ";font-style:italic" if style.italic else ""
    told += f";letter-spacing:{number(style.tracking)}px" if style.tracking else ""
    return told + (";font-variation-settings:'opsz' 32" if style.display else "")


def _repeated(page: Page) -> dict[Path, str]:
    """Names for the paths that are long and stand in several places."""
    counts = Counter(op.path for op in page.ops if isinstance(op, Shape))
    often = [path for path, count in counts.items() if count > 1 and len(steps(path).text) > _LONG]
    return {path: _named(at) for at, path in enumerate(often)}


def _named(number: int) -> str:
    """a to z, aa to zz."""
    more, last = divmod(number, 26)
    return (_named(more - 1) if more else "") + chr(ord("a") + last)


def _alone(path: Path) -> str:
    return drawn([Shape(path, Paint())])


def _levels(page: Page, classes: _Classes, marks: dict[Path, str]) -> Iterator[str]:
    for level in by_level(page.ops):
        for paint, shapes in level.shapes.items():
            alone = drawn(op for op in shapes if op.path not in marks)
            uses = "".join(_use(op, marks[op.path]) for op in shapes if op.path in marks)
            if uses:
                yield f"<g{_paint(paint)}>{_path(alone)}{uses}</g>"
            else:
                yield _path(alone, _paint(paint))
        for name, lines in groupby(level.texts, key=classes.name):
            yield _set(name, [_line(line, spaced=classes.fonts is None) for line in lines])


def _set(name: str, lines: list[str]) -> str:
    """Lines of one class."""
    if len(lines) == 1:
        return f'<text class="{name}"{lines[0]}</text>'
    return f'<g class="{name}">' + "".join(f"<text{line}</text>" for line in lines) + "</g>"


def _path(outlines: str, paint: str = "") -> str:
    return f'<path{paint} d="{outlines}"/>' if outlines else ""


def _use(op: Shape, name: str) -> str:
    return f'<use href="#{name}" x="{number(op.x, 1)}" y="{number(op.y, 1)}"/>'


def _paint(paint: Paint) -> str:
    told = f' fill="{paint.fill}"' if paint.fill else ""
    if paint.stroke:
        told += f' stroke="{paint.stroke}" stroke-width="{number(paint.width)}"'
        dash = " ".join(map(number, paint.dash or ()))
        told += f' stroke-dasharray="{dash}" stroke-linecap="butt"' if dash else ""
    return told + (f' opacity="{number(paint.alpha)}"' if paint.alpha < 1 else "")


def _line(line: Text, *, spaced: bool) -> str:
    """A line that reads right to left begins at its right end.

    ``spaced`` keeps its width where fonts may differ: by the room between plain letters, else by the letters
    themselves, because many scripts join them.
    """
    x, told = line.x, ""
    if line.base:
        x, told = line.x + line.width, ' direction="rtl"'
    if spaced and len(line.text) > _SHORT:
        told += f' textLength="{number(line.width + line.style.tracking, 1)}"'
        told += "" if line.text.isascii() else ' lengthAdjust="spacingAndGlyphs"'
    spoken = language(line.text)
    told += f' lang="{spoken}"' if spoken else ""
    return f' x="{number(x, 1)}" y="{number(line.y, 1)}"{told}>{_safe(line.text)}'


def _safe(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
