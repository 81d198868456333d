"""People for tests: they read labels and press buttons, and know nothing of block ids.

Every verb runs until the app has acknowledged and owes nothing more. What cannot be found raises an
AssertionError that says what can be seen instead. The verbs ending in -ing hand out the bare deed, for
`world.at_once(alice.clicking("Next"), bob.clicking("Next"))`.
"""

from collections.abc import Callable, Coroutine
from typing import Protocol, TypeVar

from bot.playground.acts import modals, places, press, talk
from bot.playground.courier import Courier
from bot.playground.refusals import Json, PersonRefusal
from bot.playground.workspace import Workspace
from tests.filling import channel_called, state_for, user_called
from tests.finding import (
    Surface,
    Thing,
    inputs_on,
    menus_on,
    nearest,
    option_called,
    options_of,
    same,
    things_on,
)
from tests.reading import text_of
from tests.window import Modal, SeenFile, Window

__all__ = ["Modal", "Person", "SeenFile"]
Result = TypeVar("Result")


class Stage(Protocol):
    """The world a person acts in."""

    workspace: Workspace

    @property
    def courier(self) -> Courier:
        """Who brings the person's deeds to the app."""

    def run(self, deed: Coroutine[object, object, Result]) -> Result:
        """Run a deed, then wait until the app owes nothing."""


class Person(Window):
    """One person at their own window."""

    def __init__(self, world: Stage, person_id: str) -> None:
        super().__init__(world.workspace, person_id)
        self.world = world

    def goes_to(self, channel: str) -> "Person":
        """Look at a channel's main column."""
        self.channel, self.thread, self.at_home = channel_called(self.workspace, channel), None, False
        return self

    def opens_app(self) -> "Person":
        """Look at the direct messages with the app."""
        self.channel, self.thread, self.at_home = self.workspace.direct_channel(self.id).id, None, False
        return self

    def opens_thread(self, near: str = "") -> "Person":
        """Open the thread of the newest message in the channel that contains `near`."""
        self.thread, self.at_home = None, False
        for message in reversed(self.messages()):
            if message.reader is None and near in self.message_text(message):
                self.thread = message.ts
                return self
        raise self._not_found(f"no message with “{near}”")

    def opens_home(self) -> "Person":
        """Open the app's Home tab."""
        self.at_home = True
        self._place(lambda: places.open_home(self.workspace, self.id))
        return self

    def joins(self, channel: str) -> None:
        """Join a public channel."""
        self._place(lambda: places.join(self.workspace, self.id, channel_called(self.workspace, channel)))

    def leaves(self, channel: str) -> None:
        """Leave a channel."""
        room = channel_called(self.workspace, channel)
        self._place(lambda: places.remove_member(self.workspace, self.id, room))

    def invites(self, name: str, channel: str) -> None:
        """Bring somebody, perhaps the app, into a channel."""
        room, user = channel_called(self.workspace, channel), user_called(self.workspace, name)
        self._place(lambda: places.add_member(self.workspace, self.id, room, user))

    def removes(self, name: str, channel: str) -> None:
        """Take somebody, perhaps the app, out of a channel."""
        room, user = channel_called(self.workspace, channel), user_called(self.workspace, name)
        self._place(lambda: places.remove_member(self.workspace, self.id, room, user))

    def archives(self, channel: str, archived: bool = True) -> None:
        """Archive a channel, or bring it back."""
        room = channel_called(self.workspace, channel)
        self._place(lambda: places.set_archived(self.workspace, self.id, room, archived))

    def renames(self, channel: str, name: str) -> None:
        """Give a channel another name."""
        room = channel_called(self.workspace, channel)
        self._place(lambda: places.rename_channel(self.workspace, self.id, room, name))

    def deletes(self, channel: str) -> None:
        """Delete a channel for good."""
        room = channel_called(self.workspace, channel)
        self._place(lambda: places.delete_channel(self.workspace, self.id, room))

    def creates(self, channel: str, private: bool = False) -> None:
        """Create a channel and look at it."""
        self._place(lambda: places.create_channel(self.workspace, self.id, channel, private))
        self.goes_to(channel)

    def says(self, text: str, channel: str | None = None) -> str | None:
        """Type a line; what Slack says when it did not go through, which also stands in `reads()`."""
        if channel is not None:
            self.goes_to(channel)
        return self.world.run(self.saying(text))

    def clicks(self, label: str, near: str | None = None) -> "Person":
        """Press a button, a menu's entry, a dialog's or the form's own buttons, by the label on it."""
        self.world.run(self.clicking(label, near))
        return self

    def picks(self, menu: str, choice: str | list[str], near: str | None = None) -> "Person":
        """Open a menu (by placeholder, label or the text beside it; "" for the only ⋯) and choose."""
        self.world.run(self.picking(menu, choice, near))
        return self

    def fills(self, **fields: object) -> "Person":
        """Fill fields of the form in front by label; labels with spaces come as `**{"Role or segment": …}`."""
        self.world.run(self.filling(fields))
        return self

    def submits(self) -> dict[str, str]:
        """Press the form's submit button; errors by label, {} when it was taken."""
        return self.world.run(self.submitting())

    def closes(self, everything: bool = False) -> "Person":
        """Cancel the form on top, or close them all with ×."""
        self.world.run(self.closing(everything))
        return self

    async def saying(self, text: str) -> str | None:
        """`says`, as a deed."""
        assert self.channel is not None, "say where: channel="
        thread = None if text.startswith("/") else self.thread
        self.notice = ""
        try:
            said = await talk.say(self.workspace, self.world.courier, self.id, self.channel, text, thread)
        except PersonRefusal as refusal:
            self.notice = refusal.sentence
            return self.notice
        self.notice = said.error or ""
        return said.error

    async def clicking(self, label: str, near: str | None = None) -> None:
        """`clicks`, as a deed."""
        if self.asked is not None:
            return await self._answer_dialog(label)
        if self.modal is not None and near is None:
            if same(label)(self.modal.submit):
                await self.submitting()
                return None
            if same(label)(self.modal.close):
                return await self.closing()
        surface, thing = self._find(label, near)
        if "confirm" in thing.element:
            self.asked = (surface, thing)
            return None
        return await self._press(surface, thing)

    async def picking(self, menu: str, choice: str | list[str], near: str | None = None) -> None:
        """`picks`, as a deed."""
        for surface in self.surfaces():
            things = [thing for thing in menus_on(self.workspace, surface) if menu in thing.label]
            best = nearest(self.workspace, surface, things, near) if near else next(iter(things), None)
            if best is None or not things:
                continue
            if best.element["type"] != "overflow":
                return await self._set(surface, best, choice)
            option = option_called(self.workspace, options_of(best.element), str(choice))
            thing = Thing(str(choice), best.place, best.block, best.element, option)
            if "confirm" in thing.element:
                self.asked = (surface, thing)
                return None
            return await self._press(surface, thing)
        raise self._not_found(f"no menu “{menu}”" + (f" near “{near}”" if near else ""))

    async def filling(self, fields: dict[str, object]) -> None:
        """`fills`, as a deed."""
        for label, wanted in fields.items():
            surface, thing = self._find_input(label)
            await self._set(surface, thing, wanted)

    async def submitting(self) -> dict[str, str]:
        """`submits`, as a deed."""
        assert self.views, self._not_found("no form is open")
        view = self.views[-1]
        values = self.values_of(self.view_surface(view))
        self.block_errors, self.notice = {}, ""
        try:
            done = await modals.submit(self.workspace, self.world.courier, self.id, view.id, values)
        except PersonRefusal as refusal:
            self.notice = refusal.sentence
            return {"": self.notice}
        if done.error is not None:
            self.notice = done.error
            return {"": done.error}
        self.block_errors = done.errors
        return self.errors_by_label()

    async def closing(self, everything: bool = False) -> None:
        """`closes`, as a deed."""
        assert self.views, self._not_found("no form is open")
        self.block_errors, self.notice = {}, ""
        await modals.close(self.workspace, self.world.courier, self.id, self.views[-1].id, everything)

    def _find(self, label: str, near: str | None) -> tuple[Surface, Thing]:
        for surface in self.surfaces():
            every = things_on(self.workspace, surface, self.id)
            things = [thing for thing in every if same(label)(thing.label)]
            if near is not None:
                best = nearest(self.workspace, surface, things, near) if things else None
                if best is not None:
                    return surface, best
            elif things:
                assert len(things) == 1, f"“{label}” stands here {len(things)} times; say near="
                return surface, things[0]
        raise self._not_found(f"no “{label}” to click" + (f" near “{near}”" if near else ""))

    def _find_input(self, label: str) -> tuple[Surface, Thing]:
        for surface in self.surfaces():
            things = [thing for thing in inputs_on(self.workspace, surface) if same(label)(thing.label)]
            if things:
                assert len(things) == 1, f"“{label}” is asked {len(things)} times here"
                return surface, things[0]
        labels = list(self.modal.labels) if self.modal is not None else []
        raise self._not_found(f"no field “{label}” among {labels}")

    async def _set(self, surface: Surface, thing: Thing, wanted: object) -> None:
        async def fetch(at: Thing, typed: str) -> list[Json]:
            ids = (at.block["block_id"], at.element["action_id"])
            offered = await press.options(self.workspace, self.world.courier, self.id, surface.container, ids, typed)
            return options_of(offered)

        state = await state_for(self.workspace, thing, wanted, fetch)
        ids = (thing.block["block_id"], thing.element["action_id"])
        self.state_of(surface)[ids] = state
        self.block_errors.pop(ids[0], None)
        if thing.block["type"] != "input" or thing.block.get("dispatch_action"):
            await self._send(surface, thing, state)

    async def _answer_dialog(self, label: str) -> None:
        assert self.asked is not None
        (surface, thing), dialog = self.asked, self.asked[1].element["confirm"]
        buttons = {name: text_of(self.workspace, dialog[name]) for name in ("confirm", "deny")}
        assert label in buttons.values(), f"the dialog offers {list(buttons.values())}, not “{label}”"
        self.asked = None
        if label == buttons["confirm"]:
            await self._press(surface, thing)

    async def _press(self, surface: Surface, thing: Thing) -> None:
        payload: Json = {"type": thing.element["type"]}
        if thing.option is not None:
            payload |= {"selected_option": thing.option, "value": thing.option.get("value")}
        await self._send(surface, thing, payload)

    async def _send(self, surface: Surface, thing: Thing, payload: Json) -> None:
        ids = (thing.block["block_id"], thing.element["action_id"])
        values = self.values_of(surface)
        self.notice = ""
        try:
            failed = await press.press(
                self.workspace, self.world.courier, self.id, surface.container, ids, payload, values
            )
        except PersonRefusal as refusal:
            failed = refusal.sentence
        self.notice = failed or ""

    def _place(self, act: Callable[[], object]) -> None:
        async def deed() -> None:
            act()

        self.world.run(deed())

    def _not_found(self, what: str) -> AssertionError:
        things = [thing.label for surface in self.surfaces() for thing in things_on(self.workspace, surface, self.id)]
        return AssertionError(f"{what}. To click: {things}. To read:\n{self.reads()}")
