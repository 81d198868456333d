"""One way through everything: command, form, submission, post, update, read by two people."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp

from tests.playground.stand_in import standing_in
from tests.world import World


def _register(app: AsyncApp) -> None:
    def board(names: list[str]) -> list[dict[str, Any]]:
        text = {"type": "mrkdwn", "text": "*Board*\n" + "\n".join(names)}
        button = {"type": "button", "text": {"type": "plain_text", "text": "Add persona"}, "action_id": "add"}
        return [{"type": "section", "text": text}, {"type": "actions", "elements": [button]}]

    names: list[str] = []

    @app.command("/journey")
    async def start(ack: Any, body: Any, client: Any) -> None:  # noqa: ANN401
        await ack()
        posted = await client.chat_postMessage(channel=body["channel_id"], text="Board", blocks=board([]))
        await client.pins_add(channel=posted["channel"], timestamp=posted["ts"])

    @app.action("add")
    async def add(ack: Any, body: Any, client: Any) -> None:  # noqa: ANN401
        await ack()
        where = f"{body['channel']['id']} {body['message']['ts']}"
        element = {"type": "plain_text_input", "action_id": "text"}
        block = {
            "type": "input",
            "block_id": "name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": element,
        }
        view = {
            "type": "modal",
            "callback_id": "persona",
            "private_metadata": where,
            "title": {"type": "plain_text", "text": "Add persona"},
            "submit": {"type": "plain_text", "text": "Save"},
            "blocks": [block],
        }
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.view("persona")
    async def save(ack: Any, view: Any, client: Any) -> None:  # noqa: ANN401
        name = view["state"]["values"]["name"]["text"]["value"]
        if name == "Nobody":
            await ack(response_action="errors", errors={"name": "Somebody, please."})
            return
        names.append(name)
        await ack()
        channel, ts = view["private_metadata"].split()
        await client.chat_update(channel=channel, ts=ts, text="Board", blocks=board(names))


def test_two_people_fill_a_board() -> None:
    """What one person submits, the other reads on the same message."""
    with World(standing_in(_register)) as world:
        alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
        assert alice.says("/journey start", "#hotel") is None
        alice.clicks("Add persona")
        assert alice.form().labels == ("Name",)
        assert alice.submits() == {"Name": "Please complete this required field."}
        alice.fills(Name="Nobody")
        assert alice.submits() == {"Name": "Somebody, please."}
        assert alice.sees("Somebody, please.")
        alice.fills(Name="Family on holiday")
        assert alice.submits() == {}
        assert alice.modal is None
        assert bob.sees("Family on holiday")
        bob.clicks("Add persona", near="Family").fills(Name="Front desk").clicks("Save")
        assert alice.reads() == "Board\nFamily on holiday\nFront desk\nAdd persona"
