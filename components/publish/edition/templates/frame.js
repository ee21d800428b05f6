// A chart in a frame: it tells the page that holds it how high it is, and, where it stays at an
// edition, its reader how many of its figures have changed since. Without scripts it is whole too.
// What tells its height stands before this: publish/tell_height.js.
const newest = (changed) => { // called by newest.js, of the newest edition
  const line = document.getElementById("pinned");
  const gone = new Set(changed);
  const number = line.dataset.figures.split(" ").filter((id) => gone.has(id)).length;
  if (!number) return;
  const have = number === 1 ? "figure has" : "figures have";
  line.querySelector("strong").textContent = `${number} ${have} changed since ${line.dataset.since}.`;
};

if (window !== window.parent) {
  const tell = tellHeight(document.querySelector("main"));
  tell(); // out of sight, nothing is observed
  window.addEventListener("load", tell);
}
