"""The display list: frozen shapes and texts in points, y downwards, that any painter can draw.

Operations are painted by ``level``, then in the order they were added. Within one level operations of one
paint are joined, so whatever must cover something else stands on a higher level.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from renderers.engine.type import Type


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, across: float, down: float | None = None) -> Box:
        down = across if down is None else down
        return Box(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def shifted(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def touches(self, other: Box) -> bool:
        apart = self.right <= other.x or other.right <= self.x
        return not (apart or self.bottom <= other.y or other.bottom <= self.y)


@dataclass(frozen=True, slots=True)
class Path:
    """Segments M, L, C, Z and the x, y pairs they take, relative to the shape's own origin."""

    codes: str
    points: tuple[float, ...]

    @property
    def box(self) -> Box:
        """Of the points, control points included."""
        xs, ys = self.points[::2], self.points[1::2]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class Paint:
    """``width`` and ``dash`` (on, off) in points; a shape without fill and stroke is not drawn."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] | None = None
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Shape:
    path: Path
    paint: Paint
    x: float = 0.0
    y: float = 0.0
    level: int = 0

    @property
    def box(self) -> Box:
        return self.path.box.shifted(self.x, self.y)


@dataclass(frozen=True, slots=True)
class Text:
    """One line: ``x`` is its left end, ``y`` its baseline, ``text`` drawable; ``base`` 1 reads right to left.

    ``inside`` is the cell the line promises not to leave. ``joined`` lines go on in the next without a space.
    """

    text: str
    style: Type
    x: float
    y: float
    width: float
    inside: Box
    base: int = 0
    level: int = 0
    joined: bool = False

    @property
    def box(self) -> Box:
        """From the height of capitals to the depth of a g."""
        return Box(self.x, self.y - 0.74 * self.style.size, self.width, 0.95 * self.style.size)


Op = Shape | Text


@dataclass(frozen=True, slots=True)
class Block:
    """Operations around their own origin, and the room they take."""

    width: float
    height: float
    ops: tuple[Op, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One picture before it is painted; ``scale`` is pixels a point, ``ground`` the colour beneath all.

    ``alt`` describes this page alone; where it is empty, the picture's description holds for it.
    ``part`` is the key of what it shows where that is a part of the journey: a stage.
    ``cuts`` are heights at which a sheet of paper may end; the band from ``repeat[0]`` to ``repeat[1]`` then
    stands at the top of the next sheet too.
    """

    width: float
    height: float
    ops: tuple[Op, ...]
    scale: float = 2.0
    ground: str = "#FFFFFF"
    alt: str = ""
    cuts: tuple[float, ...] = ()
    repeat: tuple[float, float] = (0.0, 0.0)
    part: str = ""


def moved(ops: Iterable[Op], dx: float, dy: float) -> list[Op]:
    """The same operations elsewhere on the page."""
    found: list[Op] = []
    for op in ops:
        if isinstance(op, Text):
            inside = op.inside.shifted(dx, dy)
            x, y = op.x + dx, op.y + dy
            found.append(Text(op.text, op.style, x, y, op.width, inside, op.base, op.level, op.joined))
        else:
            found.append(Shape(op.path, op.paint, op.x + dx, op.y + dy, op.level))
    return found


def stacked(blocks: Sequence[Block], gap: float = 0.0) -> Block:
    """One below the other."""
    ops: list[Op] = []
    y = 0.0
    for index, block in enumerate(blocks):
        y += gap if index else 0.0
        ops += moved(block.ops, 0.0, y)
        y += block.height
    return Block(max((block.width for block in blocks), default=0.0), y, tuple(ops))


class Canvas:
    """Collects the operations of one page."""

    def __init__(self) -> None:
        self.ops: list[Op] = []

    def add(self, *ops: Op) -> None:
        self.ops += ops

    def place(self, block: Block, x: float, y: float) -> None:
        self.ops += moved(block.ops, x, y)
