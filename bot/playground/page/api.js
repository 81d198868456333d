/** The page's only way to the workspace server: the JSON API under /ui/. */

/** A sentence the server (or the browser) gave; `status` is 0 when the server could not be reached. */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const UNREACHABLE = "The workspace server does not answer. Start it again; this page reconnects by itself.";

async function request(path, init) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", ...init });
  } catch {
    throw new ApiError(UNREACHABLE, 0);
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new ApiError(body?.error || `The workspace server answered ${response.status} without saying why. Please try again.`, response.status);
}

function get(path, query) {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) search.set(key, value);
  return request(`${path}?${search}`);
}

function post(path, body) {
  return request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export const api = {
  state: (as, channel, thread) => get("/ui/state", { as, channel, thread }),
  file: (as, id) => get(`/ui/file/${encodeURIComponent(id)}`, { as }),
  canvas: (as, id) => get(`/ui/canvas/${encodeURIComponent(id)}`, { as }),
  say: (body) => post("/ui/say", body),
  action: (body) => post("/ui/action", body),
  submit: (body) => post("/ui/submit", body),
  close: (body) => post("/ui/close", body),
  options: (body) => post("/ui/options", body),
  home: (as) => post("/ui/home", { as }),
  join: (as, channel) => post("/ui/join", { as, channel }),
  leave: (as, channel) => post("/ui/leave", { as, channel }),
  archive: (as, channel, archived) => post("/ui/archive", { as, channel, archived }),
  invite: (as, channel, user) => post("/ui/invite", { as, channel, user }),
  createChannel: (as, name, isPrivate) => post("/ui/channel", { as, name, private: isPrivate }),
};
