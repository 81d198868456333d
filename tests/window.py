"""One person's window: the channel, thread, Home tab and forms they look at, and what they have typed so far."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.inputs import initial_state, stateful
from bot.playground.model import Message, View
from bot.playground.pictures import mimetype_of
from bot.playground.refusals import Json
from bot.playground.workspace import Workspace
from tests.finding import Surface, Thing, block_label, inputs_on
from tests.reading import block_text, plain, text_of


@dataclass(frozen=True)
class Modal:
    """The form on top, as its person sees it; `errors` by label, "" for one that concerns the whole form."""

    title: str
    submit: str
    close: str
    labels: tuple[str, ...]
    text: str
    errors: dict[str, str]
    values: dict[str, object]


@dataclass(frozen=True)
class SeenFile:
    """A file in a message the person sees."""

    id: str
    name: str
    title: str
    alt: str
    mimetype: str
    data: bytes


class Window:
    """What one person sees. Typed input is kept by block id and action id while a view stays open, as on Slack."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        self.workspace = workspace
        self.id = person_id
        self.channel: str | None = None
        self.thread: str | None = None
        self.at_home = False
        self.notice = ""
        self.asked: tuple[Surface, Thing] | None = None
        self.block_errors: dict[str, str] = {}
        self._typed: dict[str, dict[tuple[str, str], Json]] = {}
        workspace.watchers.append(self._look)

    @property
    def views(self) -> list[View]:
        """The stack of forms, the top one last."""
        return self.workspace.stacks.get(self.id, [])

    @property
    def modal(self) -> Modal | None:
        """The form on top; None when there is none."""
        if not self.views:
            return None
        view = self.views[-1]
        surface = self.view_surface(view)
        words = {name: text_of(self.workspace, view.content.get(name)) for name in ("title", "submit", "close")}
        return Modal(
            words["title"],
            words["submit"],
            words["close"] or "Close",
            tuple(thing.label for thing in inputs_on(self.workspace, surface)),
            surface.text,
            self.errors_by_label(),
            {thing.label: self._shown(surface, thing) for thing in inputs_on(self.workspace, surface)},
        )

    def form(self) -> Modal:
        """The form on top, which has to be there."""
        assert self.modal is not None, f"no form is open. To read:\n{self.reads()}"
        return self.modal

    def errors_by_label(self) -> dict[str, str]:
        """What stands under the fields of the top form."""
        if not self.views:
            return {}
        labels = {block["block_id"]: block_label(self.workspace, block) for block in self.views[-1].blocks}
        return {labels.get(block_id, ""): sentence for block_id, sentence in self.block_errors.items()}

    def messages(self) -> list[Message]:
        """The messages in front of the person: the channel's column, then the open thread."""
        if self.channel is None:
            return []
        column = self.workspace.messages_for(self.id, self.channel)
        if self.thread is None:
            return column
        return column + self.workspace.messages_for(self.id, self.channel, self.thread)[1:]

    def surfaces(self) -> Iterator[Surface]:
        """Where a click may land, what is in front first; behind an open form nothing can be reached."""
        if self.views:
            yield self.view_surface(self.views[-1])
            return
        if self.at_home:
            if self.id in self.workspace.homes:
                yield self.view_surface(self.workspace.homes[self.id])
            return
        for message in reversed(self.messages()):
            container = {"kind": "message", "channel": message.channel, "ts": message.ts}
            yield Surface(container, message.blocks, self.message_text(message))

    def view_surface(self, view: View) -> Surface:
        """A form or Home tab as something to click on."""
        text = "\n".join(block_text(self.workspace, block) for block in view.blocks)
        return Surface({"kind": "view", "view_id": view.id}, view.blocks, text)

    def message_text(self, message: Message) -> str:
        """What is to be read in a message: its blocks, or its text when it has none; then its files."""
        lines = [block_text(self.workspace, block) for block in message.blocks]
        if not message.blocks:
            lines.append(plain(self.workspace, message.text))
        for file_id in message.files:
            file = self.workspace.files[file_id]
            lines += [file.title or file.name, file.alt]
        return "\n".join(line for line in lines if line)

    def state_of(self, surface: Surface) -> dict[tuple[str, str], Json]:
        """What the inputs hold now: kept where both ids and the type are the same, else as they start."""
        old = self._typed.get(surface.key, {})
        new: dict[tuple[str, str], Json] = {}
        for block, element in stateful(surface.blocks):
            ids = (block["block_id"], element["action_id"])
            kept = old.get(ids)
            fresh = initial_state(element)
            new[ids] = kept if kept is not None and kept["type"] == fresh["type"] else fresh
        self._typed[surface.key] = new
        return new

    def values_of(self, surface: Surface) -> Json:
        """The same in Slack's shape, by block id and action id."""
        values: Json = {}
        for (block_id, action_id), state in self.state_of(surface).items():
            values.setdefault(block_id, {})[action_id] = state
        return values

    def reads(self) -> str:
        """All the text this person sees now: notice, form with errors and typed words, else home or messages."""
        parts = [self.notice]
        for view in self.views:
            title = text_of(self.workspace, view.content.get("title"))
            parts += [f"[{title}]", *self._form_lines(view)]
        if self.asked is not None:
            dialog = self.asked[1].element["confirm"]
            parts += [text_of(self.workspace, dialog[name]) for name in ("title", "text", "confirm", "deny")]
        if self.at_home and self.id in self.workspace.homes:
            parts.append(self.view_surface(self.workspace.homes[self.id]).text)
        if not self.at_home:
            parts += [self.message_text(message) for message in self.messages()]
        return "\n".join(part for part in parts if part)

    def sees(self, text: str) -> bool:
        """Whether this text stands anywhere in front of the person."""
        return text in self.reads()

    def files(self) -> list[SeenFile]:
        """The files and pictures in the messages in front of the person, in reading order."""
        found: dict[str, SeenFile] = {}
        for message in self.messages():
            shown = [block["slack_file"].get("id") for block in message.blocks if "slack_file" in block]
            for file_id in [*message.files, *shown]:
                file = self.workspace.files[file_id]
                if file.data is not None:
                    kind = mimetype_of(file.name)
                    found[file_id] = SeenFile(file.id, file.name, file.title, file.alt, kind, file.data)
        return list(found.values())

    def _form_lines(self, view: View) -> Iterator[str]:
        surface = self.view_surface(view)
        typed = self.state_of(surface)
        for block in view.blocks:
            yield block_text(self.workspace, block)
            for ids, state in typed.items():
                if ids[0] == block["block_id"]:
                    yield self._value_text(state)
            if view is self.views[-1]:
                yield self.block_errors.get(block["block_id"], "")
        for name in ("submit", "close"):
            yield text_of(self.workspace, view.content.get(name))

    def _shown(self, surface: Surface, thing: Thing) -> object:
        ids = (thing.block["block_id"], thing.element["action_id"])
        state = self.state_of(surface)[ids]
        value = next(part for name, part in state.items() if name != "type")
        if isinstance(value, list):
            return [self._name_of(item) for item in value]
        return None if value is None else self._name_of(value)

    def _value_text(self, state: Json) -> str:
        value = next(part for name, part in state.items() if name != "type")
        listed = value if isinstance(value, list) else [value]
        return ", ".join(self._name_of(item) for item in listed if item is not None)

    def _name_of(self, value: object) -> str:
        """A value as it is shown in its field: an option by its label, a person by name."""
        if isinstance(value, dict) and value.get("type") == "rich_text":
            return block_text(self.workspace, value)
        if isinstance(value, dict):
            return text_of(self.workspace, value.get("text"))
        person = self.workspace.people.get(str(value))
        return person.real_name if person is not None else str(value)

    def _look(self) -> None:
        """The window redraws on every change, which is what makes typed and first values stay."""
        for view in self.views:
            self.state_of(self.view_surface(view))
