// Shuts each box that waits to be opened where there is little room, when it first comes into sight.
// The style sheet hides what is in an open one until then, so that nothing jumps.
const NARROW = 640; // pixels: as in the style sheets

function shut() {
  for (const box of document.querySelectorAll('[class*="st-key-folded-"] details:not([data-seen])')) {
    if (window.innerWidth <= NARROW && box.open) box.querySelector("summary").click();
    box.dataset.seen = ""; // whatever the reader makes of it later is left alone
  }
}

shut();
new MutationObserver(shut).observe(document.body, { childList: true, subtree: true });
