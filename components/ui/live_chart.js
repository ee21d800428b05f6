// Draws every chart of a page. One Plotly graph stays alive per card, and a new figure is handed to
// Plotly.react: nothing is thrown away, so nothing flickers and the page does not jump. This runs
// once a page, before the first figure, and asks for the library at once. Cards push themselves on
// window.liveCharts: a list while this has not run yet, and `draw` under the same name afterwards.
const CONFIG = { displaylogo: false, displayModeBar: false, scrollZoom: false };
const page = (window.liveChartsPage ??= { plotly: null, templates: {} });

function library(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(window.Plotly);
    script.onerror = () => failed(new Error(`${address} did not arrive`));
    document.head.append(script);
  });
}

async function unpacked(bytes) {
  const { writable, readable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  writer.write(bytes);
  writer.close();
  const reader = readable.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  return JSON.parse(text);
}

function frameIn(parent) {
  const frame = document.createElement("div");
  frame.className = "live-chart";
  frame.setAttribute("role", "figure");
  frame.graph = document.createElement("div");
  frame.graph.style.height = "100%";
  frame.append(frame.graph);
  parent.append(frame);
  return frame;
}

function listen(Plotly, frame) {
  frame.graph.on("plotly_click", ({ points: [point] }) => {
    if (point?.customdata?.[0]) frame.tell("mark", point.customdata[0]);
  });
  frame.watch = new ResizeObserver(([{ contentRect }]) => {
    const drawn = frame.graph._fullLayout?.width;
    if (contentRect.width && drawn && Math.abs(drawn - contentRect.width) > 1)
      Plotly.Plots.resize(frame.graph);
  });
  frame.watch.observe(frame);
}

async function show(frame, bytes) {
  const { alt, theme, data, layout } = await unpacked(bytes);
  frame.setAttribute("aria-label", alt);
  frame.style.height = `${layout.height}px`; // the room it takes, before the library is here
  const Plotly = await page.plotly;
  if (frame.bytes !== bytes || !frame.isConnected) return; // a newer figure has come meanwhile
  const dressed = { ...layout, template: page.templates[theme], uirevision: "kept" };
  await Plotly.react(frame.graph, data, dressed, CONFIG);
  if (!frame.watch) listen(Plotly, frame);
}

function draw({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".live-chart") ?? frameIn(parentElement);
  frame.tell = setTriggerValue;
  const drawn = frame.bytes;
  if (drawn?.length === data.length && drawn.every((byte, place) => byte === data[place])) return;
  frame.bytes = data;
  show(frame, data).catch((fault) => {
    console.error(fault);
    frame.textContent = "This chart could not be drawn. Its table and its file are below.";
    frame.style.height = "auto";
  });
}

// A first visit: parts come one by one and push one another down. opening.css keeps them out of sight
// until the page's last line is there and nothing stands in for a part that is still to come.
function showWhenWhole() {
  const main = document.querySelector(".stMain");
  const missing = ":not(:has(.st-key-page-end)), :has([data-testid=stSkeleton])";
  let calm = 0; // frames in which nothing was missing
  const look = () => {
    calm = main.matches(missing) ? 0 : calm + 1;
    if (calm < 6) requestAnimationFrame(look);
    else main.dataset.whole = "";
  };
  look();
}

export default function ({ data: { address, templates } }) {
  if (!page.plotly) showWhenWhole();
  page.templates = templates;
  page.plotly ??= library(address);
  const waiting = window.liveCharts;
  window.liveCharts = { push: draw };
  if (Array.isArray(waiting)) waiting.forEach(draw);
}
