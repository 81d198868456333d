/** Puts the workspace together and shows every new state. */
import { openCanvas, refreshCanvas } from "./canvas.js";
import { closePopup } from "./popup.js";
import { ChannelPane } from "./channel.js";
import { h, place } from "./dom.js";
import { HomePane } from "./home.js";
import { ModalStack } from "./modal.js";
import { Rail } from "./rail.js";
import { Session } from "./session.js";
import { ThreadPane } from "./thread.js";

const workspace = document.getElementById("workspace");
const mainSlot = document.getElementById("main");
const banner = h("p", { class: "offline", role: "status", hidden: true });
workspace.before(banner);

const actions = {
  show: (where) => { showPane("main"); return session.go({ thread: null, home: false, ...where }); },
  openThread: (ts) => session.go({ thread: ts }),
  closeThread: () => session.go({ thread: null }),
  showRail: () => showPane("rail"),
};

function showPane(name) {
  workspace.dataset.pane = name;
}

const session = new Session(render, (online, message) => {
  banner.hidden = online;
  banner.textContent = online ? "" : message;
});

let actor = null;
let parts = null;

/** Another person's window keeps nothing of this one's: drafts, inputs and open menus belong to a person. */
function build() {
  closePopup();
  parts?.modals.dismiss();
  parts = {
    rail: new Rail(document.getElementById("rail"), session, actions),
    channel: new ChannelPane(session, actions),
    home: new HomePane(session, actions),
    thread: new ThreadPane(document.getElementById("thread"), session, actions),
    modals: new ModalStack(session),
  };
}

function render(state, where) {
  if (actor !== state.me.id) {
    actor = state.me.id;
    build();
  }
  document.title = titleOf(state, where);
  parts.rail.update(state, where);
  place(mainSlot, [where.home ? parts.home.node : parts.channel.node]);
  if (where.home) parts.home.update(state);
  else {
    parts.home.leave();
    parts.channel.update(state);
  }
  parts.thread.update(state, where);
  parts.modals.update(state.views);
  refreshCanvas();
}

function titleOf(state, where) {
  const unread = state.channels.reduce((sum, channel) => sum + (channel.unread || 0), 0);
  const channel = state.channels.find((one) => one.id === where.channel);
  const name = where.home ? `${state.app.name} Home` : channel?.name || state.workspace.name;
  return `${unread ? `(${unread}) ` : ""}${name} · ${state.me.real_name || state.me.name} · ${state.workspace.name}`;
}

document.addEventListener("click", async (event) => {
  const { openCanvas: canvas } = event.target.closest("[data-open-canvas]")?.dataset || {};
  if (canvas) await openCanvas(session.as(), canvas);
  const { openChannel, openMessage } = event.target.closest("[data-open-channel]")?.dataset || {};
  if (!openChannel) return;
  await actions.show({ channel: openChannel });
  if (openMessage) parts.channel.jump(openMessage);
});

session.start();
