"""The one boundary around every listener: what was not expected ends here, as a sentence and a line in the log."""

from __future__ import annotations

import logging
import secrets

from bot.slack.errors import BUSY, SlackFailed, apology, sentence
from storage.errors import Busy, StorageError

log = logging.getLogger("bot.slack")


def spoken(error: Exception, place: str) -> str:
    """What the person is told. The log gets a reference, the place and the frames, never what was typed."""
    if isinstance(error, Busy):
        log.warning("the storage was busy", extra={"place": place})
        return BUSY
    if isinstance(error, SlackFailed):
        log.warning("a call failed", extra={"place": place, "method": error.method, "code": error.code})
        return sentence(error.code)
    reference = secrets.token_hex(4)
    log.error("a listener failed", exc_info=error, extra={"place": place, "reference": reference})
    return BUSY if isinstance(error, StorageError) else apology(reference)
