/** Ties one interactive element to the surface it stands on: its state, its events, its place in the focus order. */
import { confirmed } from "./ask.js";

/**
 * `place` is `{surface, block, input}`: `block` is the live block (its id may change with an update), `input` tells of
 * an input block: `{id, labelId, describedBy, optional, dispatch}` or null for elements that always send events.
 */
export function bind(element, place) {
  const { surface, block, input } = place;
  return {
    input,
    surface,
    optional: input ? input.optional : true,
    sends: !input || input.dispatch,
    props: controlProps(element, place),
    read: () => surface.values.read(block.block_id, element),
    write: (state) => edit(place, element, state),
    change: (state, undo = () => {}) => change(place, element, state, undo),
    act: (payload) => surface.act(block.block_id, element, payload),
    options: (query) => surface.options(block.block_id, element, query),
  };
}

function controlProps(element, { block, input }) {
  const key = `${block.type === "input" ? block.block_id : ""}/${element.action_id}`;
  if (!input) return { "data-focus-key": key, "data-focus-value": element.value || "", "aria-label": element.accessibility_label || fallbackLabel(element) };
  return { id: input.id, "data-focus-key": key, "data-control": true, "aria-describedby": input.describedBy, "aria-required": input.optional ? null : "true" };
}

/** A select beside a text has no label of its own: its placeholder names it. */
function fallbackLabel(element) {
  return element.type === "button" ? null : element.placeholder?.text || null;
}

function edit({ surface, block }, element, state) {
  surface.values.write(block.block_id, element, state);
  surface.edited?.(block.block_id);
}

async function change(place, element, state, undo) {
  if (!(await confirmed(element.confirm))) return undo();
  edit(place, element, state);
  if (!place.input || place.input.dispatch) await place.surface.act(place.block.block_id, element, { type: element.type, ...state });
}
