"""The JSON export and import of one workshop: complete, lossless, versioned.

The document carries neither tenant nor team nor channel: whoever loads it says where it goes. Ids stay, so
exporting, importing into an empty database and exporting again gives the same bytes. What was removed from the
board is left out, together with what only hung on it; what was merged stays with its own wording.
"""

from storage.document.dump import dump
from storage.document.load import MAX_BYTES, load
from storage.document.models import FORMAT, VERSION, Document, schema, schema_text
from storage.document.problems import DocumentError

__all__ = ["FORMAT", "MAX_BYTES", "VERSION", "Document", "DocumentError", "dump", "load", "schema", "schema_text"]
