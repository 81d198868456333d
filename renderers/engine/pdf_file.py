"""The outside of a PDF: numbered objects, squeezed together, and the table of their places. No dates, no ids."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Objects:
    """Objects are numbered from 1; a number may be handed out before its object is known."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._streams: set[int] = set()

    def reserve(self) -> int:
        self._bodies.append(b"null")
        return len(self._bodies)

    def put(self, number: int, body: str) -> int:
        self._bodies[number - 1] = body.encode("ascii")
        return number

    def add(self, body: str) -> int:
        return self.put(self.reserve(), body)

    def stream(self, data: bytes, entries: str = "") -> int:
        """Deflated."""
        number = self.reserve()
        self._bodies[number - 1] = _stream(data, entries)
        self._streams.add(number)
        return number

    def file(self, root: int, info: int) -> bytes:
        """What is no stream goes into one, so that hundreds of small objects take little room."""
        plain = [number for number in range(1, len(self._bodies) + 1) if number not in self._streams]
        packed = self.stream(*self._pack(plain))
        found = bytearray(_HEAD)
        places = {number: (2, packed, index) for index, number in enumerate(plain)}
        for number in sorted(self._streams):
            places[number] = (1, len(found), 0)
            found += b"%d 0 obj\n" % number + self._bodies[number - 1] + b"\nendobj\n"
        table = len(found)
        last = len(self._bodies) + 1
        places[last] = (1, table, 0)
        rows = b"".join(_row(*places.get(number, (0, 0, 65535))) for number in range(last + 1))
        head = f"/Type/XRef/W[1 4 2]/Size {last + 1}/Root {root} 0 R/Info {info} 0 R"
        found += b"%d 0 obj\n" % last + _stream(rows, head) + b"\nendobj\n"
        return bytes(found + b"startxref\n%d\n%%%%EOF\n" % table)

    def _pack(self, numbers: Iterable[int]) -> tuple[bytes, str]:
        """The objects one after the other behind a list of their numbers and places."""
        places, bodies, at = [], [], 0
        for number in numbers:
            places.append(f"{number} {at}")
            bodies.append(self._bodies[number - 1])
            at += len(bodies[-1]) + 1
        head = (" ".join(places) + "\n").encode("ascii")
        return head + b"\n".join(bodies), f"/Type/ObjStm/N {len(bodies)}/First {len(head)}"


def _stream(data: bytes, entries: str) -> bytes:
    packed = zlib.compress(data, 6)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>\nstream\n".encode("ascii")
    return head + packed + b"\nendstream"


def _row(kind: int, place: int, index: int) -> bytes:
    return kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")


def text_string(text: str) -> str:
    """Any text as a PDF string."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def references(named: Mapping[str, int]) -> str:
    """A dictionary of resources by name."""
    return "<<" + "".join(f"/{name} {number} 0 R" for name, number in named.items()) + ">>"


def listed(numbers: Iterable[int]) -> str:
    """An array of references."""
    return "[" + " ".join(f"{number} 0 R" for number in numbers) + "]"
