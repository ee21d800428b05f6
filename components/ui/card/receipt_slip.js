// Lays a receipt where its mark is not: beside it on a desk, below it on a phone. Gives it the focus, and
// gives the focus back to where it was. Escape and another slip press its own button, so there is one way to
// close it. The other's goes once this one is here: two requests at once would lose one.
const SLIP = '[class*="st-key-slip-"]';
const DESK = 1000; // pixels: a narrower window has no room for a slip beside a chart
const WIDE = 456; // pixels: the slip and its margin
const LEAST = 480; // pixels that a chart keeps beside it

function pressClose(slip) {
  slip.querySelector("[class*=st-key-close-receipt-] button")?.click();
}

// A chart gives way, if enough of it is left and it keeps its form: where it would turn into one for
// less room, with its marks elsewhere, the slip lies over the side on which the pressed mark is not.
function besideChart(slip, card) {
  card.style.paddingRight = "";
  const box = card.getBoundingClientRect();
  const over = WIDE - (window.innerWidth - box.right);
  const formAt = (width) => card.sent?.wider.findLast(({ least }) => width >= least);
  const keepsForm = formAt(box.width) === formAt(box.width - over - 16);
  const ring = card.ring?.getBoundingClientRect();
  const atLeft = keepsForm
    ? over > 0 && box.width - over < LEAST
    : ring && ring.x + ring.width / 2 > window.innerWidth / 2;
  slip.dataset.side = atLeft ? "left" : "right";
  if (over > 0 && keepsForm && !atLeft) card.style.paddingRight = `${over + 16}px`;
}

// The place of a thing in the window stays the same while a change moves all that is above it.
function held(main, thing, change) {
  const before = thing.getBoundingClientRect().top;
  change();
  main.scrollTop += thing.getBoundingClientRect().top - before;
}

function aboveSheet(main, card) {
  const box = (card.ring?.isConnected ? card.ring : card.frame).getBoundingClientRect();
  const quarter = window.innerHeight / 4;
  const room = Math.max(12, (quarter - box.height) / 2);
  main.scrollTop += box.top - room;
}

function place(slip, card, main) {
  if (!card?.frame) return;
  if (window.innerWidth >= DESK) held(main, card.frame, () => besideChart(slip, card));
  else {
    card.style.paddingRight = "";
    aboveSheet(main, card);
  }
}

export default function ({ data, parentElement }) {
  const slip = parentElement.closest(SLIP);
  if (!slip || slip.laid) return slip?.taken;
  slip.laid = true;
  for (const other of document.querySelectorAll(SLIP)) if (other !== slip) pressClose(other);
  const main = document.querySelector(".stMain");
  const card = document.querySelector(`.st-key-card-${data.chart} .live-card`);
  const focused = document.activeElement, scrolled = main.scrollTop;
  Object.entries({ role: "dialog", tabindex: "-1", "aria-label": data.label }).forEach((pair) =>
    slip.setAttribute(...pair),
  );
  const again = () => place(slip, card, main);
  const keys = (event) => {
    const inMenu = event.target.closest?.("[role=menu], [role=listbox], [aria-expanded=true]");
    if (event.key === "Escape" && !event.defaultPrevented && !inMenu) pressClose(slip);
  };
  again();
  const put = main.scrollTop;
  slip.focus({ preventScroll: true });
  window.addEventListener("resize", again);
  document.addEventListener("keydown", keys);
  slip.taken = () => {
    window.removeEventListener("resize", again);
    document.removeEventListener("keydown", keys);
    if (card?.isConnected) {
      held(main, card.frame, () => (card.style.paddingRight = ""));
      card.question?.(null);
      if (document.activeElement.closest(SLIP) === null && window.innerWidth < DESK && Math.abs(main.scrollTop - put) < 2) main.scrollTop = scrolled;
    }
    const elsewhere = document.activeElement.closest(SLIP);
    if (elsewhere && elsewhere !== slip) return; // another slip has it
    const back = focused?.isConnected && focused !== document.body ? focused : card?.frame;
    back?.focus({ preventScroll: true });
  };
  return slip.taken;
}
