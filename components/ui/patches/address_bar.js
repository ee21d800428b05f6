// Puts the view into the address once a run has ended: until then Streamlit may still write a choice
// that this run does not know of. Where a page was just chosen it is put there for a moment longer,
// since Streamlit tidies its own away. A newer view, or the reader's next move, ends that moment.
// What others have written into the address stays.
const MOMENT = 800; // milliseconds

function wanted({ query, names }) {
  const asked = new URLSearchParams(query);
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => !names.includes(name));
  const all = new URLSearchParams([...asked, ...kept]).toString();
  return location.pathname + (all ? `?${all}` : "") + location.hash;
}

function isAtRest() {
  return document.querySelector(".stApp")?.dataset.testScriptState === "notRunning";
}

export default function ({ data }) {
  const bar = (window.addressBar ??= {});
  const moment = bar.page === data.page ? 0 : MOMENT;
  bar.page = data.page;
  bar.told?.abort();
  bar.told = new AbortController();
  const { signal } = bar.told;
  let end; // of the moment, which begins when the run has ended
  const tell = () => {
    if (signal.aborted) return;
    if (!isAtRest()) return requestAnimationFrame(tell);
    if (!end) {
      end = performance.now() + moment;
      for (const move of ["pointerdown", "keydown", "popstate"])
        window.addEventListener(move, () => bar.told.abort(), { signal, capture: true });
    }
    const now = location.pathname + location.search + location.hash;
    if (now !== wanted(data)) history.replaceState(history.state, "", wanted(data));
    if (performance.now() < end) requestAnimationFrame(tell);
    else bar.told.abort(); // and lets go of the window
  };
  tell();
}
