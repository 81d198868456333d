/** What people typed or picked and have not sent: lives in the page only, one store per surface (message, modal, Home). */

const pick = (field, initial, empty) => (element) => ({ [field]: element[initial] ?? empty() });
const nothing = () => null;
const none = () => [];

const INITIAL = {
  plain_text_input: pick("value", "initial_value", nothing),
  number_input: pick("value", "initial_value", nothing),
  email_text_input: pick("value", "initial_value", nothing),
  url_text_input: pick("value", "initial_value", nothing),
  rich_text_input: pick("rich_text_value", "initial_value", nothing),
  datepicker: pick("selected_date", "initial_date", nothing),
  timepicker: pick("selected_time", "initial_time", nothing),
  datetimepicker: pick("selected_date_time", "initial_date_time", nothing),
  radio_buttons: pick("selected_option", "initial_option", nothing),
  checkboxes: pick("selected_options", "initial_options", none),
  static_select: pick("selected_option", "initial_option", nothing),
  external_select: pick("selected_option", "initial_option", nothing),
  users_select: pick("selected_user", "initial_user", nothing),
  conversations_select: pick("selected_conversation", "initial_conversation", nothing),
  channels_select: pick("selected_channel", "initial_channel", nothing),
  multi_static_select: pick("selected_options", "initial_options", none),
  multi_external_select: pick("selected_options", "initial_options", none),
  multi_users_select: pick("selected_users", "initial_users", none),
  multi_conversations_select: pick("selected_conversations", "initial_conversations", none),
  multi_channels_select: pick("selected_channels", "initial_channels", none),
};

export const isStateful = (element) => Boolean(element && INITIAL[element.type]);

/** The name of the field that holds the choice of this kind of element: "value", "selected_options", … */
export function fieldOf(element) {
  return Object.keys(INITIAL[element.type](element))[0];
}

/** Every stateful element of a block, those of nested blocks included, as [block_id, element]. */
export function statefulIn(block) {
  const own = [block.element, block.accessory, ...(block.elements || [])].filter(isStateful);
  const nested = (block.child_blocks || []).flatMap(statefulIn);
  return [...own.map((element) => [block.block_id, element]), ...nested];
}

/** Slack's rule: a state outlives an update exactly as long as its block_id and action_id are both still there. */
export class Values {
  constructor() {
    this.states = new Map();
    this.blocks = [];
  }

  /** Takes the surface's newest blocks; what is no longer asked for is forgotten. */
  adopt(blocks) {
    this.blocks = blocks;
    const alive = new Set(this.inputs().map(([blockId, element]) => keyOf(blockId, element)));
    for (const key of [...this.states.keys()]) if (!alive.has(key)) this.states.delete(key);
  }

  inputs() {
    return this.blocks.flatMap(statefulIn);
  }

  read(blockId, element) {
    return this.states.get(keyOf(blockId, element))?.state || INITIAL[element.type](element);
  }

  write(blockId, element, state) {
    this.states.set(keyOf(blockId, element), { type: element.type, state });
  }

  /** Slack's `view.state.values`. */
  snapshot() {
    const values = {};
    for (const [blockId, element] of this.inputs()) {
      values[blockId] ||= {};
      values[blockId][element.action_id] = { type: element.type, ...this.read(blockId, element) };
    }
    return values;
  }
}

function keyOf(blockId, element) {
  return JSON.stringify([blockId, element.action_id, element.type]);
}
