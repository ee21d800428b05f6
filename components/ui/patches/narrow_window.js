// Shuts each box that waits to be opened where there is little room, once: whoever opens it again
// finds it open.
const NARROW = 640; // pixels: as in the style sheets

function shut() {
  if (window.innerWidth > NARROW) return;
  const open = '[class*="st-key-folded-"] details[open]:not([data-seen])';
  for (const box of document.querySelectorAll(open)) {
    box.dataset.seen = "";
    box.querySelector("summary").click();
  }
}

export default function () {
  shut();
  window.narrowWindow ??= new MutationObserver(shut);
  window.narrowWindow.observe(document.body, { childList: true, subtree: true });
}
