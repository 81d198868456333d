"""Uploads in three steps, and pictures Slack has not finished looking at."""

import aiohttp
import pytest

from bot.playground.refusals import Json
from tests.playground.lab import ALICE, HOTEL, PNG, Lab, lab, modal, section


def picture(file_id: str) -> Json:
    """An image block of an upload."""
    return {"type": "image", "alt_text": "map", "slack_file": {"id": file_id}}


def test_upload_and_share(slack: Lab) -> None:
    """Shared into a thread with a comment; everybody there can read it."""
    parent = slack.post()
    file_id = slack.upload(channel_id=HOTEL, initial_comment="Here", thread_ts=parent)
    [_, message] = slack.workspace.messages_for(ALICE, HOTEL, parent)
    assert (message.text, message.files) == ("Here", [file_id])
    info = slack.does("files.info", file=file_id)["file"]
    assert (info["mimetype"], info["title"], info["alt_txt"]) == ("image/png", "Map", "A map")
    assert info["shares"] == {"public": {HOTEL: [{"ts": message.ts}]}}
    assert (info["original_w"], info["original_h"]) == (4, 3)
    path = info["url_private"].removeprefix(slack.running.url)
    assert slack.request("GET", path, headers={})[0] == 200


REFUSED: tuple[tuple[Json, str], ...] = (
    ({"length": 5}, "invalid_arguments"),
    ({"filename": "a.png"}, "missing_argument"),
    ({"filename": "a.png", "length": 0}, "missing_argument"),
    ({"filename": "a.png", "length": "many"}, "invalid_arguments"),
    ({"filename": "a.png", "length": 5, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
)


@pytest.mark.parametrize(("args", "code"), REFUSED)
def test_asking_for_an_upload(slack: Lab, args: Json, code: str) -> None:
    """Name and length are needed, the alternative text is short."""
    assert slack.refuses("files.getUploadURLExternal", **args) == code


def test_steps_in_order(slack: Lab) -> None:
    """Bytes of the announced length first, completion once."""
    asked = slack.does("files.getUploadURLExternal", filename="map.png", length=len(PNG))
    path, files = asked["upload_url"].removeprefix(slack.running.url), [{"id": asked["file_id"]}]
    assert slack.refuses("files.completeUploadExternal", files=files) == "file_not_found"
    assert slack.refuses("files.info", file=asked["file_id"]) == "file_not_found"
    assert slack.request("POST", path, data=PNG + b"x")[0] == 400
    assert slack.request("POST", path, data={"file": PNG.decode("latin-1")})[0] == 400
    assert slack.request("POST", path, data=PNG)[0] == 200
    slack.does("files.completeUploadExternal", files=files)
    assert slack.refuses("files.completeUploadExternal", files=files) == "file_not_found"
    assert slack.request("POST", path, data=PNG)[0] == 404
    assert slack.refuses("files.completeUploadExternal", files=[]) == "invalid_arguments"


def test_not_ready_for_a_time() -> None:
    """invalid_blocks with the place, empty types, until the clock has moved on."""
    with lab(processing_seconds=2.0) as slack:
        file_id = slack.upload()
        answer = slack.call("chat.postMessage", channel=HOTEL, blocks=[section(), picture(file_id)])
        assert answer["errors"] == ["invalid slack file [json-pointer:/blocks/1/slack_file]"]
        assert slack.does("files.info", file=file_id)["file"]["mimetype"] == ""
        slack.clock.advance(2)
        slack.post(blocks=[picture(file_id)])


def test_not_ready_for_a_number_of_tries() -> None:
    """Each use that is refused brings the file nearer, in messages and views alike."""
    with lab(processing_refusals=2) as slack:
        file_id = slack.upload()
        blocks = [picture(file_id)]
        assert slack.refuses("chat.postMessage", channel=HOTEL, blocks=blocks) == "invalid_blocks"
        answer = slack.call("views.publish", user_id=ALICE, view={"type": "home", "blocks": blocks})
        assert answer["error"] == "invalid_arguments"
        assert "[json-pointer:/view/blocks/0/slack_file]" in answer["response_metadata"]["messages"][0]
        slack.post(blocks=blocks)


def test_pictures_that_never_work(slack: Lab) -> None:
    """Unknown, deleted, and not a picture at all."""
    gone, sheet = slack.upload(), slack.upload("data.csv")
    slack.does("files.delete", file=gone)
    for file_id in ("F999999999", gone, sheet):
        blocks = [picture(file_id)]
        assert slack.refuses("chat.postMessage", channel=HOTEL, blocks=blocks) == "invalid_blocks"
    assert slack.refuses("files.info", file=gone) == "file_deleted"
    assert slack.refuses("files.delete", file="F999999999") == "file_not_found"


def test_upload_as_a_form(slack: Lab) -> None:
    """Bytes may come as multipart, as browsers send them."""
    asked = slack.does("files.getUploadURLExternal", filename="map.png", length=len(PNG))
    form = aiohttp.FormData()
    form.add_field("file", PNG, filename="map.png")
    path = asked["upload_url"].removeprefix(slack.running.url)
    assert slack.request("POST", path, data=form)[0] == 200
    slack.does("files.completeUploadExternal", files=[{"id": asked["file_id"]}])
    assert slack.request("GET", "/files/F999999999/map.png")[0] == 404


def test_sharing_with_blocks(slack: Lab) -> None:
    """Blocks go along where there is no comment, and are checked like any."""
    file_id = slack.upload_unfinished()
    args: Json = {"files": [{"id": file_id}], "channel_id": HOTEL}
    refused = slack.refuses("files.completeUploadExternal", **args, blocks=[section("")])
    assert refused == "invalid_blocks"
    slack.does("files.completeUploadExternal", **args, blocks=[section("The map")])
    [message] = slack.workspace.messages_for(ALICE, HOTEL)
    assert message.blocks[0]["text"]["text"] == "The map"


def test_by_address(slack: Lab) -> None:
    """url_private and permalink name a file as well."""
    file_id = slack.upload()
    info = slack.does("files.info", file=file_id)["file"]
    for url in (info["url_private"], info["permalink"]):
        slack.post(blocks=[{"type": "image", "alt_text": "map", "slack_file": {"url": url}}])


def test_replace_and_delete(slack: Lab) -> None:
    """file_ids swaps what hangs on a message; deleting takes it out everywhere."""
    first, second = slack.upload(channel_id=HOTEL), slack.upload()
    [message] = slack.workspace.messages_for(ALICE, HOTEL)
    update = {"channel": HOTEL, "ts": message.ts, "text": "x"}
    assert slack.refuses("chat.update", **update, file_ids=["F999999999"]) == "file_not_found"
    slack.does("chat.update", **update, file_ids=[second])
    assert message.files == [second]
    slack.does("files.delete", file=second)
    assert message.files == []
    slack.does("files.info", file=first)


def test_a_form_may_show_a_picture(slack: Lab) -> None:
    """slack_file in a modal is looked at too, before the trigger is used."""
    view = modal(picture("F999999999"))
    assert slack.refuses("views.open", trigger_id="1.2", view=view) == "invalid_arguments"
