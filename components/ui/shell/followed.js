// The page is scrolled to where a link leads, as soon as that is there.
function reached(section) {
  const isCalm = document.querySelector(".stApp")?.dataset.testScriptState === "notRunning";
  return isCalm && document.querySelector(`.stMain[data-whole] .st-key-${section}`);
}

function bringIntoView(section) {
  once(() => reached(section), (part) => {
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  }, ["pointerdown", "keydown", "wheel"]);
}

export default function ({ data }) {
  bringIntoView(data.section);
}
