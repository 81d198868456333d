"""Answers that only one person sees: in the ack of a command, by response_url, or on a modal's last page."""

from __future__ import annotations

from collections.abc import Mapping

from slackblocks import Block, ModalView

from bot.flows.decision import Answer, Confirm, Done, Refused
from bot.slack.blocks import Json, actions, button, prose, rendered
from bot.slack.ids import Caller, Hint
from bot.slack.text import paragraphs

TEXT_LIMIT = 3000


def says(text: str, *more: Block) -> Json:
    """An ephemeral message: for an ack body and for a response_url alike."""
    blocks = rendered([prose(text), *more])
    return {"response_type": "ephemeral", "text": paragraphs(text.splitlines(), TEXT_LIMIT), "blocks": blocks}


def asks(question: Confirm, hint: Hint) -> Json:
    """A question with its two answers; ``hint`` says what agreeing does."""
    agreed = hint.but(agreed=(*hint.agreed, question.token)).to_json()
    yes = button(question.submit, "agree", agreed, primary=True)
    return says(question.text, actions(yes, button("Not now", "dismiss", "{}")))


def answers(answer: Answer, hint: Hint) -> Json:
    """Any answer to a press or a command, as a private message."""
    match answer:
        case Confirm():
            return asks(answer, hint)
        case Refused():
            return says(answer.text or " ".join(answer.fields.values()))
        case Done():
            more = [undo_button(answer, hint)] if answer.undo else []
            return says(answer.text, *more)


def undo_button(done: Done, hint: Hint) -> Block:
    named = Hint(workshop=hint.workshop, subject="undo", item=done.undo)
    return actions(button("Undo", "undo", named.to_json(), says="Undo: bring it back"))


def final_view(text: str, *more: Block, title: str = "Done") -> Json:
    """The last page of a modal: what happened, and a way to close it."""
    view: Json = ModalView(title=title, blocks=[prose(text), *more], close="Close", callback_id="final").to_dict()
    return view


def replaced(message: Mapping[str, object]) -> Json:
    """The same message in place of the private one whose button was pressed."""
    return {**message, "replace_original": True}


def gone() -> Json:
    """Take the private message away."""
    return {"delete_original": True}


def in_conversation(caller: Caller) -> bool:
    """Whether the caller stands in a direct message, where no workshop can be held."""
    return caller.channel_id.startswith("D") or not caller.channel_id
