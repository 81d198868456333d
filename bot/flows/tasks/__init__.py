"""The facilitators' menu, in its order. A new task is a file here and a name in ``TASKS``."""

from __future__ import annotations

from bot.flows.task import Task
from bot.flows.tasks.close import CLOSE
from bot.flows.tasks.edit import EDIT
from bot.flows.tasks.hand_over import HAND_OVER
from bot.flows.tasks.merge import MERGE
from bot.flows.tasks.move import MOVE
from bot.flows.tasks.remove import REMOVE
from bot.flows.tasks.reorder import REORDER
from bot.flows.tasks.setup import SETUP
from bot.flows.tasks.undo import UNDO

TASKS: tuple[Task, ...] = (EDIT, REORDER, MOVE, MERGE, REMOVE, UNDO, HAND_OVER, SETUP, CLOSE)


def by_key(key: str) -> Task:
    """The task of this key; an unknown key is a bug (KeyError)."""
    for task in TASKS:
        if task.key == key:
            return task
    raise KeyError(key)
