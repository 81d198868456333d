"""What Slack's error codes mean: whether to try again, and the sentence a person can act on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Trouble(StrEnum):
    """What to do about a failed call."""

    PASSING = "passing"  # Slack or the way to it: try again, slower and slower
    LIMITED = "limited"  # too many calls: wait as long as Slack says, which is no failed attempt
    GONE = "gone"  # the message, view or file is no longer there
    UNREADY = "unready"  # an uploaded file that Slack is still looking at
    CLOSED = "closed"  # this place is closed to us until somebody does something about it
    REVOKED = "revoked"  # the workspace has taken its permission back
    UNKNOWN = "unknown"  # anything else: a few attempts, then a person has to look


class SlackFailed(Exception):
    """A call to Slack that did not work, classified. Its text never holds what people typed."""

    def __init__(self, method: str, code: str, trouble: Trouble, wait: float = 0.0) -> None:
        super().__init__(f"{method}: {code}")
        self.method = method
        self.code = code
        self.trouble = trouble
        self.wait = wait


_WORDS: Mapping[Trouble, str] = {
    Trouble.LIMITED: "ratelimited rate_limited message_limit_exceeded",
    Trouble.PASSING: """internal_error fatal_error service_unavailable request_timeout team_added_to_org timeout
        connection_lost bad_answer""",
    Trouble.GONE: """message_not_found not_found cant_update_message edit_window_closed block_mismatch file_not_found
        file_deleted view_not_found""",
    Trouble.CLOSED: """not_in_channel channel_not_found is_archived no_permission posting_to_channel_denied
        messages_tab_disabled cannot_dm_bot user_not_found user_disabled missing_scope team_access_not_granted
        ekm_access_denied access_denied slack_connect_file_upload_sharing_blocked""",
    Trouble.REVOKED: "token_revoked token_expired account_inactive invalid_auth not_authed org_login_required",
}
_CODES = {code: trouble for trouble, codes in _WORDS.items() for code in codes.split()}

_SAYS: Mapping[str, str] = {
    "not_in_channel": "I am not a member of the channel. Invite me there with /invite @Journey.",
    "channel_not_found": "I cannot see the channel. Invite me there with /invite @Journey.",
    "is_archived": "The channel is archived. Unarchive it and I go on by myself.",
    "messages_tab_disabled": "Direct messages from me are switched off.",
    "missing_scope": "I lack a permission (scope). An administrator can reinstall the app to grant it.",
    "file_uploads_disabled": "File uploads are switched off in this workspace.",
    "storage_limit_reached": "The workspace's file storage is full.",
}
_RESTRICTED = "Posting in the channel is restricted. Ask whoever manages it to let me post."
_TRIGGERS = ("expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired", "trigger_exchanged")

TOO_SLOW = "That took a moment too long. Press the button again."
TOO_SLOW_COMMAND = "That took a moment too long. Type the command again."
BUSY = "The storage is busy right now and nothing was saved. Please try again in a moment."


def classify(code: str, details: str = "") -> Trouble:
    """What an error code asks for; ``details`` are Slack's own messages beside it."""
    if "slack_file" in details or "slack file" in details:
        return Trouble.UNREADY
    if code.startswith("restricted_action"):
        return Trouble.CLOSED
    return _CODES.get(code, Trouble.UNKNOWN)


def is_late(code: str, details: str = "") -> bool:
    """Whether a view could not be opened because its trigger is over."""
    return code in _TRIGGERS or "trigger_id" in details


def sentence(code: str) -> str:
    """What a person can do about a code that stands in the way."""
    if code.startswith("restricted_action") or code in {"no_permission", "posting_to_channel_denied"}:
        return _RESTRICTED
    return _SAYS.get(code, f"Slack refused it ({code}).")


def apology(reference: str) -> str:
    """What a person reads after a bug; ``reference`` finds the log line."""
    return f"Something went wrong on my side, and I have written it down ({reference}). Please try once more."
