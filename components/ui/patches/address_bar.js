// Puts the view into the address; where a page was just chosen also for a moment longer, since
// Streamlit tidies its choices away once the run has ended. A reader's next move ends that moment.
// What others have written into the address stays.
const MOMENT = 800; // milliseconds

function wanted({ query, names }) {
  const asked = new URLSearchParams(query);
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => !names.includes(name));
  const all = new URLSearchParams([...asked, ...kept]).toString();
  return location.pathname + (all ? `?${all}` : "") + location.hash;
}

export default function ({ data }) {
  const bar = (window.addressBar ??= {});
  const isAnotherPage = bar.page !== data.page;
  bar.page = data.page;
  bar.moved?.abort();
  bar.moved = new AbortController();
  const { signal } = bar.moved;
  for (const move of ["pointerdown", "keydown", "popstate"])
    window.addEventListener(move, () => bar.moved.abort(), { signal, capture: true });
  const end = performance.now() + (isAnotherPage ? MOMENT : 0);
  const tell = () => {
    if (signal.aborted) return;
    const now = location.pathname + location.search + location.hash;
    if (now !== wanted(data)) history.replaceState(history.state, "", wanted(data));
    if (performance.now() < end) requestAnimationFrame(tell);
  };
  tell();
}
