"""``Form`` → Slack modal and submitted state → ``Values``: the only place that knows both sides.

A field's block id is ``key~nonce`` and its action id is ``key``: Slack keeps what was typed while the block id
stays and takes the initial value when it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from slackblocks import (
    Block,
    CheckboxGroup,
    ConversationFilter,
    ConversationSelectMenu,
    Element,
    ExternalMultiSelectMenu,
    ExternalSelectMenu,
    InputBlock,
    PlainText,
    PlainTextInput,
    StaticMultiSelectMenu,
    StaticSelectMenu,
    URLInput,
    UserMultiSelectMenu,
)
from slackblocks import Option as SlackOption

from bot.flows.fields import Choice, Field, Form, Link, Option, People, Place, Suggest, Text, Value, Values
from bot.slack.blocks import prose, rendered
from bot.slack.ids import Hint, Json
from bot.slack.text import clip, one_line

MOST_OPTIONS = 100
_LABEL, _KEY, _PLACEHOLDER, _TITLE, _TYPED = 75, 150, 150, 24, 3000
_NOTE = "note"


def form_view(form: Form, hint: Hint, *, callback: str, labels: Mapping[str, str] | None = None) -> Json:
    """``form`` as a modal; a note about what just happened stands on top.

    ``labels`` says what chosen keys of look-ups are called where the key is no name itself.
    """
    above: list[Block] = []
    if form.note:
        above.append(prose(form.note, block_id=f"{_NOTE}~{hint.nonce}"))
    if form.intro:
        above.append(prose(form.intro, block_id=f"intro~{hint.nonce}"))
    inputs = (input_json(field, form.values.get(field.key), hint, labels) for field in form.fields)
    return {
        "type": "modal",
        "title": _words(clip(form.title, _TITLE)),
        "submit": _words(clip(form.submit, _TITLE)),
        "close": _words("Done" if hint.item == "" and callback == "add" else "Cancel"),
        "blocks": [*rendered(above), *inputs],
        "callback_id": callback,
        "private_metadata": hint.to_json(),
    }


def _words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def input_json(field: Field, value: Value, hint: Hint, labels: Mapping[str, str] | None = None) -> Json:
    """One input by itself, for a modal that is more than a form."""
    labels = labels or {}
    called = tuple((key, labels[key]) for key in chosen(value) if key in labels)
    return {**_rendered_input(field, value, called), "block_id": f"{field.key}~{hint.nonce}"}


@lru_cache(maxsize=256)
def _rendered_input(field: Field, value: Value, labels: tuple[tuple[str, str], ...]) -> Json:
    """The input under another form's id. Shared by every form that asks the same, so nobody may change it in place.

    A form is opened again after every save with the same stages and personas to choose from; rendering them anew
    took a sixth of the time of a click.
    """
    block = InputBlock(
        label=PlainText(field.label),
        element=_element(field, value, dict(labels)),
        block_id=field.key,
        hint=PlainText(field.hint) if field.hint else None,
        optional=field.optional,
        dispatch_action=isinstance(field, Choice | Suggest) and field.refills,
    )
    (found,) = rendered([block])
    return found


def _element(field: Field, value: Value, labels: Mapping[str, str]) -> Element:
    holder = clip(field.placeholder, _PLACEHOLDER) or None
    match field:
        case Text():
            text = clip(str(value or ""), _TYPED) or None
            return PlainTextInput(field.key, initial_value=text, multiline=field.long, placeholder=holder)
        case Link():
            return URLInput(field.key, initial_value=str(value or "") or None, placeholder=holder)
        case Choice():
            return _choice(field, value, holder)
        case Suggest():
            return _suggest(field, value, holder, labels)
        case People():
            return UserMultiSelectMenu(field.key, initial_users=list(chosen(value)) or None, placeholder=holder)
        case Place():
            return _place(field, value, holder)
    raise TypeError(f"No input for {type(field).__name__}")


def _choice(field: Choice, value: Value, holder: str | None) -> Element:
    picked = set(chosen(value))
    initial = [slack_option(option) for option in field.options if option.key in picked]
    first = initial[0] if initial else None
    if not 0 < len(field.options) <= MOST_OPTIONS:
        holder = holder or "Type to search"
        if field.several:
            return ExternalMultiSelectMenu(field.key, 0, initial_options=initial or None, placeholder=holder)
        return ExternalSelectMenu(field.key, initial_option=first, min_query_length=0, placeholder=holder)
    options = [slack_option(option) for option in field.options]
    if field.boxes:
        return CheckboxGroup(field.key, options, initial_options=initial or None)
    if field.several:
        return StaticMultiSelectMenu(field.key, options, initial_options=initial or None, placeholder=holder)
    return StaticSelectMenu(field.key, options, initial_option=first, placeholder=holder)


def _suggest(field: Suggest, value: Value, holder: str | None, labels: Mapping[str, str]) -> Element:
    initial = [slack_option(Option(key=name, label=labels.get(name, name))) for name in chosen(value)]
    holder = holder or ("Pick or type something new" if field.typed else "Type to search")
    if field.several:
        return ExternalMultiSelectMenu(field.key, 0, initial_options=initial or None, placeholder=holder)
    first = initial[0] if initial else None
    return ExternalSelectMenu(field.key, initial_option=first, min_query_length=0, placeholder=holder)


def _place(field: Place, value: Value, holder: str | None) -> Element:
    return ConversationSelectMenu(
        field.key,
        initial_conversation=str(value or "") or None,
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
        placeholder=holder,
    )


def slack_option(option: Option) -> SlackOption:
    """An option as Slack takes it: label and note in one line, shortened between graphemes.

    Ids are short; only a name that a file brought along can be longer than Slack's key, and is shortened with it.
    """
    note = clip(one_line(option.note), _LABEL)
    label = clip(one_line(option.label), _LABEL) or "…"
    return SlackOption(PlainText(label), clip(option.key, _KEY), description=PlainText(note) if note else None)


def chosen(value: Value) -> tuple[str, ...]:
    """The chosen keys of a value of any shape."""
    if not value:
        return ()
    return (value,) if isinstance(value, str) else value


def read_values(view: Mapping[str, Any]) -> Values:
    """What the person typed and chose, by field key; what they left alone is None or nothing chosen."""
    states = view.get("state", {}).get("values", {})
    return {
        action: _value(state)
        for block in states.values()
        if isinstance(block, dict)
        for action, state in block.items()
        if isinstance(state, dict)
    }


def _value(state: Mapping[str, Any]) -> Value:
    if "selected_options" in state:
        return tuple(str(option["value"]) for option in state["selected_options"] or ())
    if "selected_users" in state:
        return tuple(str(user) for user in state["selected_users"] or ())
    for name in ("selected_option", "selected_conversation", "selected_channel", "value"):
        if name in state:
            found = state[name]
            found = found.get("value") if isinstance(found, dict) else found
            return str(found) if found is not None else None
    return None


def block_ids(view: Mapping[str, Any]) -> Mapping[str, str]:
    """Field key → id of the input block that asks it, for errors under fields."""
    return {
        str(block["element"]["action_id"]): str(block["block_id"])
        for block in view.get("blocks", ())
        if block.get("type") == "input" and "element" in block
    }


def amended(view: Mapping[str, Any], hint: Hint, *, note: str, submit: str = "") -> Json:
    """The submitted ``view`` again with a note on top: same block ids, so whatever was typed stays."""
    kept = [block for block in view["blocks"] if not str(block.get("block_id", "")).startswith(f"{_NOTE}~")]
    top = rendered([prose(note, block_id=f"{_NOTE}~{hint.nonce}")])
    title, close = view["title"], view.get("close")
    again: Json = {
        "type": "modal",
        "title": title,
        "submit": {"type": "plain_text", "text": clip(submit, _TITLE)} if submit else view.get("submit"),
        "close": close,
        "blocks": [*top, *kept],
        "callback_id": view["callback_id"],
        "private_metadata": hint.to_json(),
    }
    return {name: part for name, part in again.items() if part is not None}


def labels(view: Mapping[str, Any], keys: Iterable[str]) -> Mapping[str, str]:
    """Field key → the label it is asked under, where the view asks it."""
    found = {
        str(block["element"]["action_id"]): str(block["label"]["text"])
        for block in view.get("blocks", ())
        if block.get("type") == "input" and "element" in block
    }
    return {key: found[key] for key in keys if key in found}
