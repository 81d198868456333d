"""One Web API call over HTTP: authenticate, allow, perhaps go wrong, handle, record, answer."""

import json

from aiohttp import web

from bot.playground.api.args import Args
from bot.playground.api.methods import BY_NAME, Method
from bot.playground.faults import Call, Fault
from bot.playground.refusals import Json, RateLimited, SlackRefusal
from bot.playground.workspace import Workspace


async def read_args(request: web.Request) -> Json:
    """Query, form and JSON arguments together, the later ones winning."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        try:
            parsed = json.loads(body) if body else {}
        except ValueError:
            raise SlackRefusal("invalid_json") from None
        if not isinstance(parsed, dict):
            raise SlackRefusal("json_not_object")
        return {**args, **parsed}
    return {**args, **{key: value for key, value in (await request.post()).items() if isinstance(value, str)}}


def check_token(workspace: Workspace, request: web.Request, args: Json) -> None:
    """The bot token, in the header or among the arguments."""
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ").strip() or str(args.pop("token", "") or "")
    args.pop("token", None)
    if not token:
        raise SlackRefusal("not_authed")
    if token != workspace.app.bot_token:
        raise SlackRefusal("invalid_auth")
    if workspace.app.revoked:
        raise SlackRefusal("account_inactive")


def find_method(workspace: Workspace, name: str) -> Method:
    """The method, when it exists and the installation has a scope for it."""
    method = BY_NAME.get(name)
    if method is None:
        raise SlackRefusal("unknown_method", extra={"req_method": name})
    if method.scopes and not workspace.app.scopes.intersection(method.scopes):
        provided = ",".join(sorted(workspace.app.scopes))
        raise SlackRefusal("missing_scope", extra={"needed": method.scopes[0], "provided": provided})
    return method


def handle(workspace: Workspace, method: Method, args: Args) -> Json:
    """Do it, within the method's rate limit."""
    if method.tier is not None:
        workspace.rates.take(method.name, method.tier, workspace.now())
    return method.handle(workspace, args)


async def meet_fault(fault: Fault, request: web.Request) -> web.Response | None:
    """What goes wrong before the effect; None when the call goes on."""
    if fault.kind == "meanwhile" and fault.act is not None:
        fault.act()
    if fault.kind == "hold" and fault.gate is not None:
        await fault.gate.wait()
    if fault.kind == "error":
        raise SlackRefusal(fault.code)
    if fault.kind == "rate_limit":
        raise RateLimited(fault.number)
    if fault.kind == "status":
        return web.Response(status=fault.number, text="the pretend Slack has a bad moment")
    return lost(request) if fault.kind == "lost_before" else None


def lost(request: web.Request) -> web.Response:
    """Break the connection, so that the caller never reads an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=499)


def answer(workspace: Workspace, body: Json, status: int = 200, retry_after: int | None = None) -> web.Response:
    """Slack's answer with the scopes in its header, as auth.test is read for them."""
    headers = {"x-oauth-scopes": ",".join(sorted(workspace.app.scopes))}
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    return web.json_response(body, status=status, headers=headers)


async def _perform(workspace: Workspace, request: web.Request, name: str, args: Json) -> web.Response:
    check_token(workspace, request, args)
    fault = workspace.faults.next_for(name)
    if fault is not None:
        broken = await meet_fault(fault, request)
        if broken is not None:
            _record(workspace, name, args, f"http_{fault.number}" if fault.number else fault.kind)
            return broken
    body = handle(workspace, find_method(workspace, name), Args(args))
    lost_after = fault is not None and fault.kind == "lost_after"
    _record(workspace, name, args, "lost_after" if lost_after else None)
    return lost(request) if lost_after else answer(workspace, body)


def _record(workspace: Workspace, name: str, args: Json, error: str | None) -> None:
    workspace.calls.append(Call(name, args, error is None, error, workspace.now()))


async def serve_call(workspace: Workspace, request: web.Request) -> web.Response:
    """POST or GET /api/<method>."""
    name = request.match_info["method"]
    args: Json = {}
    try:
        args = await read_args(request)
        return await _perform(workspace, request, name, args)
    except SlackRefusal as refusal:
        _record(workspace, name, args, refusal.code)
        return answer(workspace, refusal.body())
    except RateLimited as limited:
        _record(workspace, name, args, "ratelimited")
        body = {"ok": False, "error": "ratelimited"}
        return answer(workspace, body, 429, limited.retry_after)
