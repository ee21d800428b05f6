// Draws every card of a page: its words, its chart and its row of buttons come as one part. Two Plotly
// graphs stay alive per card, the one in sight and the one before it. A new figure is handed to the
// older by Plotly.react: nothing is thrown away, so nothing flickers and the page does not jump; and
// a choice taken back shows the one before again, as it was drawn. This runs once a page, before the
// first card, and asks for the library at once. Cards push themselves on window.liveCards: a list
// while this has not run yet, and `draw` afterwards. Words are set as text: none can become markup.
const CONFIG = { displaylogo: false, displayModeBar: false, scrollZoom: false };
const page = (window.liveCardsPage ??= {});

function library({ address, script }) {
  const source = address ?? URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return new Promise((done, failed) => {
    const place = document.createElement("script");
    place.src = source;
    place.onload = () => done(window.Plotly);
    place.onerror = () => failed(new Error(`${source} did not arrive`));
    document.head.append(place);
  });
}

// The one way to Plotly, for cards and for pictures: where it did not arrive, the next who asks
// tries again.
function plotly() {
  return (page.loading ??= page.told.then(library).catch((fault) => {
    page.loading = undefined;
    throw fault;
  }));
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

const SHELL = `<p class="question"></p><h2 class="finding"></h2><p class="rest"></p><p class="measured"></p>
<div class="live-chart" role="figure"></div>
<p class="sources"></p><div class="more" role="group"></div>`;

function cardIn(parent) {
  const card = document.createElement("section");
  card.className = "live-card";
  card.innerHTML = SHELL;
  card.frame = card.querySelector(".live-chart");
  card.graphs = []; // the one in sight first
  parent.append(card);
  return card;
}

function made(tag, text, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...more });
}

function linked(text, address) {
  return address ? made("a", text, { href: address, target: "_blank", rel: "noopener" }) : text;
}

function button(card, name, text) {
  const one = made("button", text, { type: "button" });
  const press = () => one.setAttribute("aria-pressed", String(card.open === name));
  one.onclick = () => {
    card.open = card.open === name ? null : name;
    card.tell.state("more", card.open);
    card.presses.forEach((again) => again());
  };
  press();
  card.presses.push(press);
  return one;
}

function write(card, { name, words, lead }) {
  const place = (selector) => card.querySelector(selector);
  card.classList.toggle("lead", lead);
  if (lead && place("h2")) // its finding is the heading of the page
    place("h2").replaceWith(made("h1", "", { className: "finding" }));
  for (const [selector, text] of [
    [".question", words.question],
    [".finding", words.finding],
    [".rest", words.rest],
    [".measured", words.measured],
  ])
    place(selector).textContent = text;
  place(".question").id = name;
  const sources = words.sources.flatMap(({ name, url }) => ["; ", linked(name, url)]).slice(1);
  const still = words.page ? [" · ", linked("as a plain page", words.page)] : [];
  place(".sources").replaceChildren(
    "Sources: ", ...sources, words.others && `; ${words.others}`, " · ", words.edition, ...still,
  );
  const buttons = Object.entries(words.buttons);
  if (card.buttons === JSON.stringify(buttons)) return; // so that one in use keeps the focus
  card.buttons = JSON.stringify(buttons);
  card.presses = [];
  place(".more").setAttribute("aria-label", `More about: ${words.question}`);
  place(".more").replaceChildren(...buttons.map(([key, text]) => button(card, key, text)));
}

// A chart may have another form for a wide card; the figure of the form that the card has room for.
function formOf(card) {
  const { wide } = card.sent;
  return wide && card.frame.clientWidth >= wide.from ? wide : card.sent;
}

function fit(Plotly, card) {
  const [graph] = card.graphs;
  if (graph.form && card.frame.clientWidth && graph.form !== formOf(card)) return again(card);
  const drawn = graph.querySelector(".main-svg")?.getBoundingClientRect().width;
  const room = card.frame.clientWidth;
  if (room && drawn && Math.abs(drawn - room) > 1) Plotly.Plots.resize(graph);
}

function turned(Plotly, card) {
  const [now, before = made("div", "", { className: "graph" })] = card.graphs;
  card.graphs = now ? [before, now] : [before];
  card.frame.replaceChildren(before);
  if (!card.watch) {
    card.watch = new ResizeObserver(() => fit(Plotly, card));
    card.watch.observe(card.frame);
  }
  return before;
}

async function plot(Plotly, card, bytes, { theme }) {
  const graph = turned(Plotly, card), form = formOf(card);
  if (same(graph.bytes, bytes) && graph.wide === (form === card.sent.wide)) {
    graph.form = form;
    return fit(Plotly, card);
  }
  const first = !graph.on;
  graph.bytes = graph.form = null; // until it is drawn, it is no picture of anything
  const { templates } = await page.told;
  await Plotly.react(graph, form.data, { ...form.layout, template: templates[theme] }, CONFIG);
  Object.assign(graph, { bytes, form, wide: form === card.sent.wide });
  if (first)
    graph.on("plotly_click", ({ points: [point] }) => {
      if (point?.customdata?.[0]) card.tell.trigger("mark", point.customdata[0]);
    });
}

function same(some, others) {
  return some?.length === others.length && some.every((byte, place) => byte === others[place]);
}

async function show(card, bytes) {
  const sent = await unpacked(bytes);
  if (card.bytes !== bytes) return; // a newer figure has come meanwhile
  card.sent = sent;
  write(card, sent);
  card.frame.setAttribute("aria-label", sent.alt);
  card.frame.style.height = `${formOf(card).layout.height}px`; // its room, before the library is here
  const Plotly = await plotly();
  if (card.bytes === bytes && card.isConnected) await plot(Plotly, card, bytes, sent);
}

function again(card) {
  card.frame.style.height = `${formOf(card).layout.height}px`;
  plotly().then((Plotly) => plot(Plotly, card, card.bytes, card.sent)).catch(console.error);
}

function draw({ data, parentElement, setTriggerValue, setStateValue }) {
  const card = parentElement.querySelector(".live-card") ?? cardIn(parentElement);
  card.tell = { trigger: setTriggerValue, state: setStateValue };
  if (same(card.bytes, data)) return;
  card.bytes = data;
  show(card, data).catch((fault) => {
    console.error(fault);
    card.frame.textContent = "This chart could not be drawn. Its table and its file are below.";
    card.frame.style.height = "auto";
  });
}

export default function ({ data }) {
  if (page.told) return;
  page.told = unpacked(data);
  page.plotly = plotly;
  plotly().catch(console.error);
  showWhenWhole();
  const waiting = window.liveCards;
  window.liveCards = { push: draw };
  if (Array.isArray(waiting)) waiting.forEach(draw);
}
