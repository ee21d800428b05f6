// Calls `then` with what `look` finds, once it finds something; the reader's next move ends the wait.
function once(look, then, moves) {
  const waiting = new AbortController();
  const { signal } = waiting;
  for (const move of moves)
    window.addEventListener(move, () => waiting.abort(), { signal, capture: true });
  const again = () => {
    const found = look();
    if (signal.aborted) return;
    if (!found) return requestAnimationFrame(again);
    waiting.abort(); // and lets go of the window
    then(found);
  };
  requestAnimationFrame(again);
}
