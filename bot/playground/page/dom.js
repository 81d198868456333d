/** Building and keeping DOM: everything on the page is made of elements and text nodes, never of markup strings. */

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "selected", "textContent", "indeterminate"]);
let serial = 0;

/** An id nothing else on the page has, for labels and descriptions. */
export function uid(prefix = "n") {
  serial += 1;
  return `${prefix}-${serial}`;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "class") node.className = value;
  else if (PROPERTIES.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? "" : value);
}

/** `h("button", {class: "x", onclick: f}, "text", child)`; null and false children are left out. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) setProp(node, name, value);
  fill(node, ...children);
  return node;
}

/** Replaces all children. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Text for screen readers only. */
export function hiddenText(text) {
  return h("span", { class: "hidden-text" }, text);
}

/**
 * Keyed reconciliation. `create(item)` returns `{node, update?(item)}`; an item whose JSON is unchanged is not touched
 * at all, so focus, carets, scroll positions and open menus survive. Moves as few nodes as possible.
 */
export class KeyedList {
  constructor(parent, keyOf, create) {
    this.parent = parent;
    this.keyOf = keyOf;
    this.create = create;
    this.entries = new Map();
  }

  update(items) {
    const next = new Map();
    for (const item of items) next.set(this.keyOf(item), this.keep(item));
    for (const [key, entry] of this.entries) {
      if (next.get(key) !== entry) entry.component.node.remove();
    }
    this.entries = next;
    place(this.parent, [...next.values()].map((entry) => entry.component.node));
  }

  keep(item) {
    const signature = JSON.stringify(item);
    const entry = this.entries.get(this.keyOf(item));
    if (entry && entry.signature === signature) return entry;
    if (entry && entry.component.update) {
      entry.component.update(item);
      entry.signature = signature;
      return entry;
    }
    return { signature, component: this.create(item) };
  }

  clear() {
    this.update([]);
  }
}

/** Puts exactly `nodes`, in this order, into `parent`, without re-inserting those already in place. */
export function place(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let cursor = parent.firstElementChild;
  for (const node of nodes) {
    if (node === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(node, cursor);
  }
}

const HOMES = "article, .modal-view, .pane, .thread, .rail";

/**
 * A control outlives the painting it was part of: the answer finds it, or its heir at the same place (same
 * `data-focus-key`, and of several the one with the same value), or null when there is none any more.
 */
export function follow(node) {
  const home = node.closest(HOMES) || document;
  const { focusKey, focusValue } = node.dataset;
  return () => {
    if (node.isConnected) return node;
    const heirs = focusKey && home.isConnected ? [...home.querySelectorAll(`[data-focus-key="${CSS.escape(focusKey)}"]`)] : [];
    return heirs.find((heir) => heir.dataset.focusValue === focusValue) || heirs[0] || null;
  };
}

/** Remembers which control inside `root` has the focus; the answer gives it back to its heir. */
export function holdFocus(root) {
  const active = document.activeElement;
  if (!active || !root.contains(active)) return () => {};
  const find = follow(active);
  const caret = caretOf(active);
  return () => {
    const heir = find();
    if (!heir || heir === active) return;
    heir.focus({ preventScroll: true });
    if (caret && heir.setSelectionRange && caretOf(heir)) heir.setSelectionRange(...caret);
  };
}

function caretOf(node) {
  try {
    return typeof node.selectionStart === "number" ? [node.selectionStart, node.selectionEnd] : null;
  } catch {
    return null;
  }
}

/** The element popups and toasts must be put into to be seen and reached: the topmost open dialog, or the body. */
export function topLayer() {
  const open = [...document.querySelectorAll("dialog[open]")];
  return open.at(-1) || document.body;
}
