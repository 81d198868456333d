"""The one place where an id is made."""

from __future__ import annotations

import secrets


def new_id() -> str:
    """64 random bits as 16 hex digits: nothing to enumerate, nothing to learn about another tenant."""
    return secrets.token_hex(8)
