// The keys of the box: / opens it, and its field has the focus once it is open; arrows lead from the field
// to the links and on. And the page is scrolled to where a link from it leads, as soon as that is there.
const OPENER = ".st-key-finder button", FIELD = ".st-key-finder-words input";
const LINKS = ".st-key-finder-list a", COUNT = ".st-key-finder-count";
const PATIENCE = 5000; // milliseconds in which what is awaited has to come

function isTyping({ target }) {
  return target.isContentEditable || target.closest?.("input, textarea, select, [role=combobox]");
}

// Calls `then` with what `look` finds, once it finds something.
function once(look, then, until = performance.now() + PATIENCE) {
  const found = look();
  if (found) then(found);
  else if (performance.now() < until) requestAnimationFrame(() => once(look, then, until));
}

function focusField() {
  once(() => document.querySelector(FIELD), (field) => {
    field.focus();
    document.querySelector(COUNT)?.setAttribute("aria-live", "polite");
  });
}

function step(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [...document.querySelectorAll(`${FIELD}, ${LINKS}`)];
  const next = stops[stops.indexOf(document.activeElement) + way];
  if (!way || !stops.includes(document.activeElement) || !next) return;
  event.preventDefault();
  next.focus();
}

function onKey(event) {
  const opener = document.querySelector(OPENER);
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "/" && plain && opener && !isTyping(event)) {
    event.preventDefault();
    if (opener.getAttribute("aria-expanded") !== "true") opener.click();
    focusField();
  } else step(event);
}

function reached(section) {
  const isCalm = document.querySelector(".stApp")?.dataset.testScriptState === "notRunning";
  return isCalm && document.querySelector(`.stMain[data-whole] .st-key-${section}`);
}

function bringIntoView(section) {
  once(() => reached(section), (part) => {
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  });
}

export default function ({ data }) {
  window.findBox?.abort();
  window.findBox = new AbortController();
  const { signal } = window.findBox;
  document.addEventListener("keydown", onKey, { signal });
  document.addEventListener("click", ({ target }) => target.closest?.(OPENER) && focusField(), { signal });
  if (data.section) bringIntoView(data.section);
}
