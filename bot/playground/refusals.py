"""The two ways the workspace says no: to the app with Slack's error codes, to a person with a sentence."""

from collections.abc import Sequence
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


class SlackRefusal(Exception):
    """The app asked for something Slack refuses; `code` is Slack's error string.

    `messages` become `response_metadata.messages` (and `errors` for blocks), `extra` stands beside the error,
    as `needed` and `provided` do for missing_scope.
    """

    def __init__(self, code: str, messages: Sequence[str] = (), extra: Json | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.messages = tuple(messages)
        self.extra = extra or {}

    def body(self) -> Json:
        """The JSON answer Slack gives."""
        answer: Json = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            answer["response_metadata"] = {"messages": [f"[ERROR] {line}" for line in self.messages]}
        if self.messages and self.code == "invalid_blocks":
            answer["errors"] = list(self.messages)
        return answer


class RateLimited(Exception):
    """HTTP 429: the method may be called again after `retry_after` whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after} s")
        self.retry_after = retry_after


class PersonRefusal(Exception):
    """What a person tried cannot be done; `sentence` says why, in plain words."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
