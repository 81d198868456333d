"""The outside of a PDF: numbered objects, streams and the table that says where each begins. No dates, no ids."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Objects:
    """Objects are numbered from 1; a number may be handed out before its object is known."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

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
        packed = zlib.compress(data, 6)
        head = f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>\nstream\n".encode("ascii")
        number = self.reserve()
        self._bodies[number - 1] = head + packed + b"\nendstream"
        return number

    def file(self, root: int, info: int) -> bytes:
        found = bytearray(_HEAD)
        starts = []
        for number, body in enumerate(self._bodies, 1):
            starts.append(len(found))
            found += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        count = len(self._bodies) + 1
        table = len(found)
        found += b"xref\n0 %d\n0000000000 65535 f \n" % count
        found += b"".join(b"%010d 00000 n \n" % start for start in starts)
        found += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\n" % (count, root, info)
        return bytes(found + b"startxref\n%d\n%%%%EOF\n" % table)


def text_string(text: str) -> str:
    """Any text as a PDF string."""
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def references(named: Mapping[str, int]) -> str:
    """A dictionary of resources by name."""
    return "<<" + "".join(f"/{name} {number} 0 R" for name, number in named.items()) + ">>"
