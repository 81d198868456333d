/** Pictures: image blocks, image elements and uploaded files; a click opens them full-size. */
import { h, hiddenText } from "./dom.js";
import { icon } from "./icons.js";
import { openLightbox } from "./lightbox.js";
import { plain, text } from "./text.js";

/** Only the workspace's own pictures are loaded; one from elsewhere is named, not fetched. */
function isLocal(url) {
  return url.startsWith("data:image/") || new URL(url, location.href).origin === location.origin;
}

/** `{url, name, title}` of an image payload: a promise, because uploaded files are looked up by id. */
async function sourceOf(payload, surface) {
  if (!payload.slack_file) return { url: payload.image_url, title: plain(payload.title) };
  const file = await surface.file(payload.slack_file.id || payload.slack_file.url);
  return { ...file, title: plain(payload.title) || file.title || file.name };
}

function elsewhere(url, alt) {
  let host = "another site";
  try { host = new URL(url).host; } catch { /* the sentence below still holds */ }
  return h("p", { class: "picture-missing" }, icon("gallery", 18), `Picture from ${host}, not loaded here: ${alt || "no description"}`);
}

function broken(alt) {
  return h("p", { class: "picture-missing" }, icon("warning", 18), `This picture could not be loaded: ${alt || "no description"}`);
}

/** The ratio is known for uploads, so that nothing jumps while the picture is loading. */
function reserve(node, source) {
  if (!source.width || !source.height) return;
  node.setAttribute("width", source.width);
  node.setAttribute("height", source.height);
}

function picture(source, alt) {
  if (!isLocal(source.url)) return elsewhere(source.url, alt);
  const image = h("img", { src: source.url, alt, class: "picture" });
  reserve(image, source);
  const button = h("button", { type: "button", class: "picture-button", onclick: () => openLightbox(source, alt) }, image, hiddenText("Open full size"));
  image.addEventListener("error", () => button.replaceWith(broken(alt)));
  return button;
}

export function imageBlock(block, place) {
  const title = block.title ? text(block.title, "figcaption", { class: "picture-title" }) : null;
  const figure = h("figure", { class: "figure" }, title, h("p", { class: "picture-missing" }, "Loading the picture…"));
  sourceOf(block, place.surface)
    .then((source) => figure.lastChild.replaceWith(picture(source, block.alt_text || "")))
    .catch(() => figure.lastChild.replaceWith(broken(block.alt_text)));
  return figure;
}

/** The small picture of a section or a context line. */
export function imageElement(element, place, className = "thumb") {
  const box = h("span", { class: className });
  sourceOf(element, place.surface).then((source) => {
    if (isLocal(source.url)) box.append(h("img", { src: source.url, alt: element.alt_text || "" }));
    else box.append(h("span", { role: "img", "aria-label": element.alt_text || "picture", title: element.alt_text || "" }, icon("gallery", 20)));
  }).catch(() => box.append(broken(element.alt_text)));
  return box;
}

/** A file shared with a message: a picture, or a card that downloads. */
export function fileNode(file) {
  const words = file.title || file.name;
  if ((file.mimetype || "").startsWith("image/")) {
    const caption = h("figcaption", { class: "picture-title", dir: "auto" }, words);
    return h("figure", { class: "figure" }, caption, picture({ ...file, title: words }, file.alt || words));
  }
  const kind = (file.name.split(".").pop() || "file").toUpperCase();
  return h("a", { class: "file-card", href: file.url, download: file.name }, h("span", { class: "file-icon", "aria-hidden": "true" }, icon("file", 22)),
    h("span", { class: "file-words" }, h("strong", { dir: "auto" }, words), h("span", { class: "muted" }, `${kind} · Download`)), icon("download", 20));
}
