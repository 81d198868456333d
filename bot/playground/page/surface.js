/** What every place with blocks (message, modal, Home) gives its elements: state, events, options, files. */
import { api } from "./api.js";
import { toast } from "./toast.js";
import { Values } from "./values.js";

const files = new Map();

/**
 * `container()` names the place as the server knows it; `session` is `{as(), refresh()}`; `known` are files the
 * message brought along; `edited(blockId)` is told when somebody changes an input.
 */
export function makeSurface({ container, session, edited = () => {}, known = () => [] }) {
  const surface = {
    values: new Values(),
    memory: new Map(),
    edited,
    act: (blockId, element, payload) => act(surface, blockId, element, payload),
    options: (blockId, element, value) => api.options({ as: session.as(), ...whereOptions(container()), block_id: blockId, action_id: element.action_id, value }),
    file: (id) => fileOf(session.as(), id, known()),
    container,
    session,
  };
  return surface;
}

function whereOptions(container) {
  return container.kind === "view" ? { view_id: container.view_id } : { container };
}

async function act(surface, blockId, element, payload) {
  const { session, container, values } = surface;
  try {
    await api.action({ as: session.as(), container: container(), block_id: blockId, action_id: element.action_id, payload, values: values.snapshot() });
  } catch (error) {
    toast(error.message);
  }
  await session.refresh();
}

/** Uploaded files never change, so each is looked up once; a failed look-up is tried again next time. */
function fileOf(as, id, known) {
  const here = known.find((file) => file.id === id);
  if (here) return Promise.resolve(here);
  if (!files.has(id)) files.set(id, api.file(as, id).catch((error) => { files.delete(id); throw error; }));
  return files.get(id);
}
