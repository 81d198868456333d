/** A menu button: opens a list of commands, arrows move, Enter picks, Escape goes back to the button. */
import { follow, h } from "./dom.js";
import { closePopup, openPopup } from "./popup.js";

function step(items, by) {
  const at = items.indexOf(document.activeElement);
  items[(at + by + items.length) % items.length].focus();
}

function onKey(event, items, find) {
  const moves = { ArrowDown: () => step(items, 1), ArrowUp: () => step(items, -1), Home: () => items[0].focus(), End: () => items.at(-1).focus() };
  if (moves[event.key]) moves[event.key]();
  else if (event.key === "Escape" || event.key === "Tab") back(find);
  else return letter(event, items);
  event.preventDefault();
  event.stopPropagation();
}

function letter(event, items) {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return;
  items.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
}

/** `find` answers with the button, or with the one painted in its place meanwhile. */
function back(find) {
  closePopup();
  find()?.focus({ preventScroll: true });
}

/** `items` are `{node|label, pick(), danger?}`; `pick` runs after the menu has closed. */
export function openMenu(button, items) {
  const find = follow(button);
  const rows = items.map((item) => h("button", {
    type: "button", role: "menuitem", tabindex: "-1", class: `menu-item${item.danger ? " danger-text" : ""}`,
    onclick: () => { back(find); item.pick(); },
  }, item.node || item.label));
  const menu = h("div", { role: "menu", class: "menu", onkeydown: (event) => onKey(event, rows, find) }, rows);
  button.setAttribute("aria-expanded", "true");
  openPopup(button, menu, { alignEnd: true, onClose: () => find()?.setAttribute("aria-expanded", "false") });
  rows[0]?.focus({ preventScroll: true });
}

/** Opens on click and on the down arrow; a second click closes. */
export function menuButton(button, items) {
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => (button.getAttribute("aria-expanded") === "true" ? back(() => button) : openMenu(button, items())));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    openMenu(button, items());
  });
  return button;
}
