// Tells the page that holds this one how high it is, so that a frame can follow: see publish/frames.py.
export default function ({ data: type }) {
  if (window === window.parent || window.frameHeight) return;
  const content = document.querySelector(".stMainBlockContainer");
  let told = 0;
  const tell = () => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type, height }, "*"); // whoever holds it: it says nothing else
  };
  window.frameHeight = new ResizeObserver(tell);
  window.frameHeight.observe(content);
  new MutationObserver(tell).observe(content, { childList: true, subtree: true }); // out of sight
}
