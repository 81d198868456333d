/** Typed inputs: text, numbers, addresses, dates and times. */
import { h } from "./dom.js";
import { epochOf, localInput } from "./dates.js";
import { plain } from "./text.js";

const TYPING_PAUSE_MS = 400;
const LONGEST = 3000;

const letters = (text) => [...text].length;

/** A text control that keeps its state with every key and, where the bot asked for it, sends it. */
function typed(node, element, bound) {
  const triggers = element.dispatch_action_config?.trigger_actions_on || ["on_enter_pressed"];
  const send = () => bound.sends && bound.act({ type: element.type, value: node.value || null });
  let pause = 0;
  node.value = bound.read().value ?? "";
  node.addEventListener("input", () => {
    bound.write({ value: node.value || null });
    clearTimeout(pause);
    if (bound.sends && triggers.includes("on_character_entered")) pause = setTimeout(send, TYPING_PAUSE_MS);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || node.tagName === "TEXTAREA" || !bound.sends || !triggers.includes("on_enter_pressed")) return;
    event.preventDefault();
    send();
  });
  return node;
}

/** The counter stands beside the field and is read out only when little room is left. */
function counter(node, { min_length: least, max_length: most }) {
  const limit = most ?? LONGEST;
  const count = h("span", { class: "counter", "aria-hidden": "true" });
  const show = () => {
    const length = letters(node.value);
    const short = least && length > 0 && length < least;
    count.textContent = short ? `at least ${least}` : `${length} / ${limit}`;
    count.hidden = !(short || (most ? length > 0 : length > LONGEST * 0.8));
    count.classList.toggle("counter-over", length > limit || Boolean(short));
  };
  node.addEventListener("input", show);
  show();
  return count;
}

function grow(node) {
  const fit = () => {
    node.style.setProperty("height", "auto");
    node.style.setProperty("height", `${node.scrollHeight + 2}px`);
  };
  node.addEventListener("input", fit);
  requestAnimationFrame(fit);
}

export function plainTextInput(element, bound) {
  const shared = { ...bound.props, class: "field", dir: "auto", placeholder: plain(element.placeholder), autocomplete: "off" };
  const node = element.multiline ? h("textarea", { ...shared, rows: "3" }) : h("input", { ...shared, type: "text" });
  typed(node, element, bound);
  if (element.multiline) grow(node);
  return h("div", { class: "field-wrap" }, node, counter(node, element));
}

/** Numbers stay text on their way (Slack sends strings), so that nothing typed is lost before the bot has seen it. */
export function numberInput(element, bound) {
  return typed(h("input", {
    ...bound.props, class: "field field-short", type: "text", inputmode: element.is_decimal_allowed ? "decimal" : "numeric",
    role: "spinbutton", "aria-valuemin": element.min_value, "aria-valuemax": element.max_value, placeholder: plain(element.placeholder), autocomplete: "off",
  }), element, bound);
}

function address(inputmode) {
  return (element, bound) => typed(h("input", {
    ...bound.props, class: "field", type: "text", inputmode, placeholder: plain(element.placeholder), autocomplete: "off", autocapitalize: "off", spellcheck: "false",
  }), element, bound);
}

export const urlInput = address("url");
export const emailInput = address("email");

/** A native picker; `read`/`write` translate between its text and Slack's value. */
function picker(type, field, read = (value) => value, write = (text) => text || null) {
  return (element, bound) => {
    const shown = () => { node.value = bound.read()[field] === null ? "" : read(bound.read()[field]); };
    const node = h("input", { ...bound.props, class: "field field-short", type });
    node.addEventListener("change", () => bound.change({ [field]: write(node.value) }, shown));
    shown();
    return node;
  };
}

export const datePicker = picker("date", "selected_date");
export const timePicker = picker("time", "selected_time");
export const dateTimePicker = picker("datetime-local", "selected_date_time", localInput, (text) => (text ? epochOf(text) : null));

/** Rich text is typed as plain lines here and sent in Slack's shape. */
export function richTextInput(element, bound) {
  const node = h("textarea", { ...bound.props, class: "field", rows: String(element.min_lines || 3), dir: "auto", placeholder: plain(element.placeholder) });
  const value = bound.read().rich_text_value;
  node.value = (value?.elements || []).flatMap((part) => part.elements || []).map((run) => run.text || "").join("");
  node.addEventListener("input", () => bound.write({ rich_text_value: node.value ? asRichText(node.value) : null }));
  grow(node);
  return node;
}

function asRichText(text) {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
}
