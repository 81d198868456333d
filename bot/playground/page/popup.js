/** Menus and lists that float above everything, next to the control they belong to. */
import { follow, h, topLayer } from "./dom.js";

const GAP = 4;
let current = null;

/** Puts `content` beside `anchor`; `onClose` runs once, whatever closed it. Only one popup is open at a time. */
export function openPopup(anchor, content, { onClose = () => {}, matchWidth = false, alignEnd = false } = {}) {
  closePopup();
  const panel = h("div", { class: "popup", popover: "manual" }, content);
  (anchor.closest("dialog") || topLayer()).append(panel);
  panel.showPopover();
  const popup = { anchor, find: follow(anchor), panel, onClose, matchWidth, alignEnd };
  current = popup;
  position(popup);
  return {
    close: () => { if (current === popup) closePopup(); },
    refit: () => { if (current === popup) position(popup); },
  };
}

export function closePopup() {
  if (!current) return;
  const { panel, onClose } = current;
  current = null;
  panel.remove();
  onClose();
}

/** After a repaint: follow the anchor's heir (same focus key) or close when there is none. */
export function settlePopup() {
  if (!current) return;
  if (!current.anchor.isConnected) {
    const heir = current.find();
    if (!heir) return closePopup();
    current.anchor = heir;
    heir.setAttribute("aria-expanded", "true");
  }
  position(current);
}

function position({ anchor, panel, matchWidth, alignEnd }) {
  const box = anchor.getBoundingClientRect();
  const room = { width: document.documentElement.clientWidth, height: floorOf(anchor) };
  if (matchWidth) panel.style.setProperty("min-width", `${Math.min(Math.max(box.width, 200), room.width - 2 * GAP)}px`);
  const below = room.height - box.bottom - 2 * GAP;
  const above = box.top - 2 * GAP;
  panel.style.setProperty("max-height", "none");
  const upwards = panel.offsetHeight > below && above > below;
  panel.style.setProperty("max-height", `${Math.max(upwards ? above : below, 96)}px`);
  const left = alignEnd ? box.right - panel.offsetWidth : box.left;
  panel.style.setProperty("left", `${Math.max(GAP, Math.min(left, room.width - panel.offsetWidth - GAP))}px`);
  panel.style.setProperty("top", `${upwards ? box.top - panel.offsetHeight - GAP : box.bottom + GAP}px`);
}

/** In a modal the buttons at its foot stay free. */
function floorOf(anchor) {
  return anchor.closest(".modal-view")?.querySelector(".modal-foot").getBoundingClientRect().top ?? window.innerHeight;
}

function outside(event) {
  if (!current || current.panel.contains(event.target) || current.anchor.contains(event.target)) return;
  closePopup();
}

document.addEventListener("pointerdown", outside, true);
window.addEventListener("resize", () => current && position(current));
document.addEventListener("scroll", (event) => {
  if (current && !current.panel.contains(event.target)) position(current);
}, true);
