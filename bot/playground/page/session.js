/** Who is looking at what, and the newest state of it. The address bar says the same, so a window can be reopened. */
import { api } from "./api.js";
import { learn } from "./directory.js";
import { released } from "./press.js";
import { toast } from "./toast.js";

const RETRY_MS = 2000;

function readAddress() {
  const query = new URLSearchParams(location.search);
  return { as: query.get("as"), channel: query.get("channel"), thread: query.get("thread"), home: query.get("view") === "home" };
}

function addressOf({ as, channel, thread, home }) {
  const query = new URLSearchParams({ as });
  if (home) query.set("view", "home");
  else if (channel) query.set("channel", channel);
  if (thread && !home) query.set("thread", thread);
  return `?${query}`;
}

export class Session {
  constructor(onState, onOnline) {
    this.onState = onState;
    this.onOnline = onOnline;
    this.where = readAddress();
    this.state = null;
    this.wanted = 0;
    this.done = 0;
    this.running = null;
    window.addEventListener("popstate", () => this.go(readAddress(), { remember: false }));
    document.addEventListener("visibilitychange", () => this.listen());
    window.addEventListener("online", () => this.listen());
  }

  as() {
    return this.where.as;
  }

  async start() {
    await this.refresh();
    this.listen();
  }

  /** Looks at another place; `where` names what changes. */
  async go(where, { remember = true } = {}) {
    const before = this.where;
    this.where = { ...before, ...where };
    if (where.as && where.as !== before.as) this.listen();
    if (remember && addressOf(this.where) !== location.search) history.pushState(null, "", addressOf(this.where));
    await this.refresh();
  }

  /** Resolves when a state asked for after this call has been shown; many calls at once cost one or two requests. */
  refresh() {
    this.wanted += 1;
    this.running ||= this.drain().finally(() => { this.running = null; });
    return this.running;
  }

  async drain() {
    while (this.done < this.wanted) {
      const turn = this.wanted;
      await this.load();
      this.done = turn;
    }
  }

  async load() {
    const { as, channel, thread, home } = this.where;
    try {
      const state = await api.state(as, home ? null : channel, home ? null : thread);
      await released();
      this.onOnline(true);
      if (as === this.where.as && channel === this.where.channel && thread === this.where.thread) this.accept(state);
    } catch (error) {
      this.fail(error);
    }
  }

  accept(state) {
    this.state = state;
    const first = !this.where.as;
    this.where.as = state.me.id;
    if (!this.where.home && !state.channel) return this.enterSomewhere(state);
    if (first) history.replaceState(null, "", addressOf(this.where));
    learn(state);
    this.onState(state, this.where);
  }

  /** No place was named: the first channel the person is in, else the Home tab. */
  enterSomewhere(state) {
    const open = state.channels.filter((channel) => !channel.archived && channel.kind !== "im");
    const channel = open.find((one) => one.member) || open[0];
    this.where = { ...this.where, channel: channel?.id || null, thread: null, home: !channel };
    history.replaceState(null, "", addressOf(this.where));
    this.wanted += 1;
  }

  fail(error) {
    if (error.status === 0 || error.status >= 500) {
      this.onOnline(false, error.message);
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.refresh(), RETRY_MS);
      return;
    }
    const lost = this.where.thread ? { thread: null } : this.where.channel ? { channel: null } : this.where.as ? { as: null } : null;
    if (!this.state || lost?.thread === null || lost?.channel === null) toast(error.message);
    if (!lost) return;
    this.where = { ...this.where, ...lost };
    this.wanted += 1;
  }

  /** One stream per visible window: a hidden one lets go of it (browsers allow six per server) and catches up later. */
  listen() {
    this.stream?.close();
    this.stream = null;
    if (document.hidden || !this.where.as) return;
    const stream = new EventSource(`/ui/live?as=${encodeURIComponent(this.where.as)}`);
    this.stream = stream;
    stream.onopen = () => this.refresh();
    stream.onmessage = () => this.refresh();
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED && this.stream === stream) setTimeout(() => this.stream === stream && this.listen(), RETRY_MS);
    };
  }
}
