/** A press has two halves; what is painted anew or moves between them swallows it, so paintings wait for the second. */
const CLICK_COMES_WITHIN_MS = 50;
let down = false;
let waiting = [];

function release() {
  down = false;
  const waited = waiting;
  waiting = [];
  setTimeout(() => waited.forEach((go) => go()), CLICK_COMES_WITHIN_MS);
}

window.addEventListener("pointerdown", () => { down = true; }, true);
window.addEventListener("pointerup", release, true);
window.addEventListener("pointercancel", release, true);
window.addEventListener("blur", (event) => { if (event.target === window) release(); }, true);

/** Resolves at once, or when the finger or the button that is down has gone up. */
export function released() {
  return down ? new Promise((go) => waiting.push(go)) : Promise.resolve();
}
