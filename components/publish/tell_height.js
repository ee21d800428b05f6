// Tells the page that holds this one how high a part of it is, whenever that changes; the result
// tells it at once. Made part of each script that needs it, after HEIGHT_MESSAGE: see frames.py.
function tellHeight(content) {
  let told = 0;
  const tell = () => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: HEIGHT_MESSAGE, height }, "*"); // whoever holds it: it says no more
  };
  new ResizeObserver(tell).observe(content);
  return tell;
}
