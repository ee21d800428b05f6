// Puts the view into the address once a run has ended: until then Streamlit may still write a choice
// that this run does not know of. Where a page was just chosen it is put there for a moment longer,
// since Streamlit tidies its own away. A newer view, or the reader's next move, ends that moment.
// What others have written into the address stays.
const MOMENT = 800; // milliseconds
const MOVES = ["pointerdown", "click", "keydown", "popstate"];
const bar = {};

// Streamlit writes a reader's choice over the entry of the view before, and gives each parameter that
// a script sets an entry of its own. Here each move of the reader that changes the address makes one
// entry, so that Back undoes it: what follows from it by itself is part of it, another page too. A
// dial's move makes none.
function keepHistory() {
  bar.replace = history.replaceState.bind(history);
  const push = history.pushState.bind(history);
  for (const move of MOVES)
    window.addEventListener(move, () => (bar.move = move === "popstate" ? "followed" : "new"), {
      capture: true,
    });
  history.pushState = history.replaceState = (state, title, address) => {
    const next = new URL(address ?? location.href, location.href);
    const isOther = next.pathname !== location.pathname;
    const isNew = bar.move === "new" && (isOther || withoutDials(next) !== withoutDials(location));
    if (isNew) bar.move = "followed";
    (isNew || (isOther && !bar.move) ? push : bar.replace)(state, title, address);
  };
}

function withoutDials({ search }) {
  const named = [...new URLSearchParams(search)].filter(([name]) => !bar.dials.includes(name));
  return JSON.stringify(named.sort());
}

function wanted({ query, names }) {
  const asked = new URLSearchParams(query);
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => !names.includes(name));
  const all = new URLSearchParams([...asked, ...kept]).toString();
  return location.pathname + (all ? `?${all}` : "") + location.hash;
}

function isAtRest() {
  return document.querySelector(".stApp")?.dataset.testScriptState === "notRunning";
}

function tell(data) {
  bar.dials = data.dials;
  if (!bar.replace) keepHistory();
  const moment = bar.page === data.page ? 0 : MOMENT;
  bar.page = data.page;
  bar.told?.abort();
  bar.told = new AbortController();
  const { signal } = bar.told;
  let end; // of the moment, which begins when the run has ended
  const write = () => {
    if (signal.aborted) return;
    if (!isAtRest()) return requestAnimationFrame(write);
    if (!end) {
      end = performance.now() + moment;
      for (const move of MOVES)
        window.addEventListener(move, () => bar.told.abort(), { signal, capture: true });
    }
    const now = location.pathname + location.search + location.hash;
    if (now !== wanted(data)) bar.replace(history.state, "", wanted(data));
    if (performance.now() < end) requestAnimationFrame(write);
    else bar.told.abort(); // and lets go of the window
  };
  write();
}

const waiting = window.addressBar ?? []; // what came before this script
window.addressBar = { push: tell };
waiting.forEach(tell);
