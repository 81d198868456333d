/** The page's own line icons (24 × 24), drawn as SVG elements. */

const SPACE = "http://www.w3.org/2000/svg";

const PATHS = {
  hash: "M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  home: "M4 11.5 12 4l8 7.5M6.5 9.5V20h11V9.5M10 20v-5.5h4V20",
  pin: "M9 4h6l-.6 6 3.1 3.5H6.5L9.6 10zM12 13.5V20.5",
  thread: "M5 5h14v10h-7l-4 4v-4H5z",
  send: "M4.5 12 20 4.5 15.5 20l-3.5-7zM12 13l8-8.5",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14.5 5.5 8 12l6.5 6.5",
  down: "M6.5 9.5 12 15l5.5-5.5",
  right: "M9.5 6.5 15 12l-5.5 5.5",
  plus: "M12 5v14M5 12h14",
  window: "M13 5h6v6M19 5l-8 8M17 14v5H5V7h5",
  eye: "M2.5 12C5 7.5 8.3 5.5 12 5.5S19 7.5 21.5 12C19 16.5 15.7 18.5 12 18.5S5 16.5 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  download: "M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14",
  check: "M5 12.5 10 17.5 19.5 7",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  canvas: "M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3.5",
  people: "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3 19.5c0-3.3 2.5-5.3 6-5.3s6 2 6 5.3M15.5 5.3a3.2 3.2 0 0 1 0 6M17 14.4c2.5.5 4 2.3 4 5.1",
  gallery: "M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9h.01",
  journey: "M4 17c4 0 4-10 8.5-10S16 14 20 14",
  info: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.7h.01",
  warning: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01",
  error: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V13M12 16.2h.01",
  success: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 12.3l3 3 5-6",
  slash: "M15.5 4.5l-7 15",
  archive: "M4 5h16v4H4zM5.5 9v10.5h13V9M10 13h4",
};

/** A decorative icon; the control around it carries the words. */
export function icon(name, size = 18) {
  const svg = document.createElementNS(SPACE, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", class: `icon icon-${name}` })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SPACE, "path");
  path.setAttribute("d", PATHS[name] || PATHS.info);
  svg.append(path);
  return svg;
}
