// The only ways in which this page makes elements. Text becomes text nodes, never HTML: that is what keeps
// a document from doing anything here.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Text from a document amid our own words: isolated, so that no writing direction leaks out of it. */
function quoted(text, attributes = {}) {
  return el("bdi", attributes, text);
}

// Letters that run from right to left, and characters that set a direction.
const DIRECTED = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The same for sentences of ours, attributes and announcements, where no element can isolate it. */
function isolated(text) {
  return DIRECTED.test(text) ? `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069` : text;
}

function byId(id) {
  return document.getElementById(id);
}

function announce(text) {
  byId("gm-live").textContent = text;
}

const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Scroll only the box that holds a node; `scrollIntoView` would move the whole page on small screens. */
function reveal(node, box) {
  const inner = node.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  const margin = Math.min(80, outer.height / 4);
  const offset = inner.top - outer.top - margin;
  if (inner.top >= outer.top + margin / 2 && inner.bottom <= outer.bottom - margin / 2) return;
  const far = Math.abs(offset) > 2 * outer.height;
  box.scrollBy({ top: offset, behavior: far || reducedMotion() ? "auto" : "smooth" });
}
