// The keys of the box: / opens it, and its field has the focus once it is open; arrows lead from the field
// to the links and on, and a link that is followed closes it.
const OPENER = ".st-key-finder button", FIELD = ".st-key-finder-words input";
const LINKS = ".st-key-finder-list a", COUNT = ".st-key-finder-count";
function isTyping({ target }) {
  return target.isContentEditable || target.closest?.("input, textarea, select, [role=combobox]");
}

function focusField() {
  once(() => document.querySelector(FIELD), (field) => {
    field.focus();
    field.select(); // what was asked before is there still, and the next words take its place
    document.querySelector(COUNT)?.setAttribute("aria-live", "polite");
  }, ["pointerdown"]);
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

function onClick({ target, ctrlKey, metaKey, shiftKey }) {
  if (target.closest?.(OPENER)) focusField();
  if (!target.closest?.(LINKS) || ctrlKey || metaKey || shiftKey) return;
  const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
  requestAnimationFrame(() => document.querySelector(FIELD)?.dispatchEvent(escape));
}

document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
