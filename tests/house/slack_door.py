"""A Web API in a thread that answers as a test says, for what runs outside of any event loop."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

WELCOME = {"ok": True, "team": "Northwind", "team_id": "T0NORTHWIND", "user_id": "U0JOURNEY", "bot_id": "B0JOURNEY"}


@dataclass
class Door:
    """``answers`` by method; any text that is not an object is sent as it is. ``scopes`` as Slack's header has them."""

    url: str = ""
    scopes: str = ""
    answers: dict[str, Mapping[str, object] | str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def slack_door() -> Iterator[Door]:
    door = Door()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            method = self.path.removeprefix("/api/")
            door.asked.append((method, self.headers["Authorization"]))
            answer = door.answers.get(method, WELCOME)
            body = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("X-OAuth-Scopes", door.scopes)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing to say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    door.url = f"http://127.0.0.1:{server.server_port}/api/"
    try:
        yield door
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
