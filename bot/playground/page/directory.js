/** Who and what the acting person can see: the one place names, colours and time zones are looked up. */
import { h } from "./dom.js";
import { icon } from "./icons.js";

let known = { me: null, people: new Map(), channels: new Map(), app: null };

/** Called once with every new state, before anything is drawn. */
export function learn(state) {
  known = {
    me: state.me,
    app: state.app,
    people: new Map(state.people.map((person) => [person.id, person])),
    channels: new Map(state.channels.map((channel) => [channel.id, channel])),
  };
}

export const me = () => known.me;
export const app = () => known.app;
export const timeZone = () => known.me?.tz || "UTC";
export const people = () => [...known.people.values()];
export const channels = () => [...known.channels.values()];
export const channelOf = (id) => known.channels.get(id) || null;
export const isApp = (id) => Boolean(known.app) && (id === known.app.user_id || id === known.app.id);

/** The name shown for a user id; an unknown id is shown as it is. */
export function nameOf(id) {
  if (isApp(id)) return known.app.name;
  const person = known.people.get(id);
  return person ? displayName(person) : id;
}

export function displayName(person) {
  return person.real_name || person.name;
}

/** "#name" for channels, the bare name for direct messages. */
export function channelLabel(channel) {
  return channel.kind === "im" ? channel.name : `#${channel.name}`;
}

function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...word][0]).join("").toUpperCase() || "?";
}

/** Slack sends colours without the hash, others with it. */
function colour(value) {
  const hex = String(value || "").replace(/^#/, "");
  return /^[0-9a-f]{6}$/i.test(hex) ? `#${hex}` : "#5f6b7a";
}

/** A square picture: initials on the person's colour, or the app's mark. */
export function avatar(id, name, size = 36) {
  const node = h("span", { class: "avatar", "aria-hidden": "true" });
  node.style.setProperty("--size", `${size}px`);
  if (isApp(id)) {
    node.classList.add("avatar-app");
    node.append(icon("journey", Math.round(size * 0.62)));
    return node;
  }
  node.style.setProperty("background-color", colour(known.people.get(id)?.color));
  node.append(initials(name || nameOf(id)));
  return node;
}
