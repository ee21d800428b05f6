// Draws every card of a page: its words, its chart and its menu come as one part. Two Plotly
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
<div class="live-chart" role="figure" tabindex="-1"></div>
<div class="foot"><p class="sources"></p><div class="known"></div></div>
<div class="meanings" hidden></div>`;

function cardIn(parent) {
  const card = document.createElement("section");
  card.className = "live-card";
  card.innerHTML = SHELL;
  card.frame = card.querySelector(".live-chart");
  card.graphs = []; // the one in sight first
  card.question = (mark) => question(card, mark);
  parent.append(card);
  return card;
}

function made(tag, text, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...more });
}

function linked(text, address) {
  return address ? made("a", text, { href: address, target: "_blank", rel: "noopener" }) : text;
}

// A word of the glossary. The style sheet shows its meaning at a pointer and with the focus, which a
// tap gives it. No part of it stands in the text: that is read, copied and counted as before.
function explained(card, word, meaning) {
  const meanings = card.querySelector(".meanings");
  const told = made("span", meaning, { id: `${card.name}-term-${meanings.childElementCount}` });
  const term = made("abbr", word, { className: "term", tabIndex: 0 });
  term.dataset.meaning = meaning;
  term.setAttribute("aria-describedby", told.id);
  term.onclick = () => term.focus({ preventScroll: true });
  meanings.append(told);
  return term;
}

// Escape puts the meaning away that is open, and nothing else; so does a press anywhere else.
function shutTerms() {
  const open = () => document.querySelectorAll(".term:is(:hover, :focus):not([data-shut])");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open().length) return;
    event.preventDefault();
    for (const term of open()) {
      term.dataset.shut = "";
      for (const left of ["pointerleave", "blur", "click"])
        term.addEventListener(left, () => delete term.dataset.shut, { once: true });
    }
  }, true);
  document.addEventListener("pointerdown", ({ target }) => {
    const here = document.activeElement;
    if (here?.matches(".term") && here !== target) here.blur();
  });
}

function write(card, { name, words, lead, explained: pieces }) {
  const place = (selector) => card.querySelector(selector);
  card.classList.toggle("lead", lead);
  if (lead && place("h2")) // its finding is the heading of the page
    place("h2").replaceWith(made("h1", "", { className: "finding" }));
  const said = JSON.stringify([words.question, words.finding, words.rest, words.measured, pieces]);
  if (card.said !== said) { // so that a word in use keeps the focus
    card.said = said;
    place(".meanings").replaceChildren();
    for (const part of ["question", "finding", "rest", "measured"])
      place(`.${part}`).replaceChildren(
        ...(pieces[part] ?? [[words[part]]]).map(([text, meaning]) =>
          meaning ? explained(card, text, meaning) : text),
      );
  }
  place(".question").id = name;
  writeSources(place(".sources"), words);
  const known = JSON.stringify([words.evidence, words.newest, words.menu, words.page]);
  if (card.known === known) return; // so that what is in use keeps the focus
  card.known = known;
  const menu = Object.keys(words.menu).length || words.page ? menuOf(card, words) : [];
  place(".known").replaceChildren(...evidence(words), ...menu);
}

function between(parts, mark) {
  return parts.flatMap((part) => [mark, part]).slice(1);
}

function writeSources(line, { sources, others, more_sources }) {
  const links = (some) => some.map(({ name, url }) => linked(name, url));
  const rest = made("button", others, { type: "button", className: "others" });
  rest.setAttribute("aria-label", `Show ${others} sources`);
  rest.onclick = () => {
    const shown = links(more_sources);
    rest.replaceWith(...between(shown, "; "));
    shown.find((one) => one.focus)?.focus();
  };
  const parts = [...links(sources), ...(others ? [rest] : [])];
  line.replaceChildren("Source: ", ...between(parts, "; "));
}

// One thing that opens at a button: shut by Escape, which gives the button the focus back, by a press
// anywhere else, and by leaving it with Tab.
function opens(button, box, opened = () => {}) {
  const inside = (target) => button.contains(target) || box.contains(target);
  const away = ({ target }) => inside(target) || set(false);
  const set = (open) => {
    box.hidden = !open;
    box.classList.remove("up");
    box.classList.toggle("up", box.getBoundingClientRect().bottom > window.innerHeight);
    button.setAttribute("aria-expanded", String(open));
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", away);
    if (open) opened();
  };
  const keys = (event) => {
    if (event.key !== "Escape" || box.hidden) return;
    event.preventDefault(); // it shuts this, and no receipt
    set(false);
    button.focus();
  };
  for (const part of [button, box]) part.addEventListener("keydown", keys);
  box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && away({ target: relatedTarget }));
  button.onclick = () => set(box.hidden);
  set(false);
  return set;
}

function evidence({ evidence: counted, newest }) {
  if (!counted.length) return [];
  const said = counted.map(([letter, count]) => `${count} ${letter}`).join(", ");
  const button = made("button", "", { type: "button", className: "evidence" });
  const strip = made("span", "", { className: "strip" });
  strip.append(...counted.map(([letter, count]) => {
    const part = made("i", "", { className: letter });
    part.style.flexGrow = count;
    return part;
  }));
  button.append(strip, `Evidence: ${said}`);
  const letters = made("div", "", { className: "letters" });
  const counts = Object.fromEntries(counted);
  page.told.then(({ letters: meanings }) =>
    letters.append(
      ...Object.entries(meanings).map(([letter, meaning]) => {
        const line = made("div", "");
        line.append(made("i", "", { className: letter }), made("b", letter), made("span", meaning),
          made("span", String(counts[letter] ?? "none")));
        return line;
      }),
      made("p", `Figures behind the marks, by how well each is evidenced. The newest source is of ${newest}.`),
    ));
  opens(button, letters);
  return [button, letters];
}

function menuOf(card, words) {
  const button = made("button", "…", { type: "button", className: "more" });
  button.setAttribute("aria-label", `More about: ${words.question}`);
  button.setAttribute("aria-haspopup", "menu");
  const box = made("div", "", { className: "menu" });
  box.setAttribute("role", "menu");
  const items = Object.entries(words.menu).map(([key, text]) => {
    const item = made("button", text, { type: "button" });
    item.onclick = () => {
      set(false);
      button.focus();
      card.tell.trigger("more", key);
    };
    return item;
  });
  if (words.page) items.push(linked("As a plain page", words.page));
  for (const item of items) {
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
  }
  box.append(...items);
  box.addEventListener("keydown", (event) => {
    const here = items.indexOf(document.activeElement), last = items.length - 1;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items.at(to > last ? 0 : to).focus();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    set(true);
  });
  const set = opens(button, box, () => items[0].focus({ preventScroll: true }));
  return [button, box];
}

// A press on a mark asks for its receipt and rings the mark. What the mark says then gives way to the
// receipt, which says it too, until another mark is pointed at.
const AGAIN = 400; // milliseconds: two clicks of a double click are one press
function press(card, point) {
  const [claims] = point?.customdata ?? [];
  const now = performance.now();
  if (!claims || now - (card.pressed ?? -AGAIN) < AGAIN) return;
  card.pressed = now;
  card.question({ claims, trace: point.curveNumber, place: point.pointNumber });
  card.frame.classList.add("asked");
  card.tell.trigger("mark", claims);
}

function question(card, mark) {
  card.mark = mark;
  ring(card);
}

function pointAt(card, { curveNumber, pointNumber }) {
  const { trace, place } = card.mark ?? {};
  if (trace !== curveNumber || place !== pointNumber) card.frame.classList.remove("asked");
}

function ring(card) {
  card.ring?.remove();
  const mark = card.mark && markOf(card);
  if (!mark) return;
  const box = mark.getBoundingClientRect(), room = card.frame.getBoundingClientRect();
  const around = Math.min(box.width, box.height) < 10 ? 6 : 4;
  const round = mark.closest(".scatterlayer") && box.width < 40;
  card.ring = made("div", "", { className: round ? "ring round" : "ring" });
  Object.assign(card.ring.style, {
    left: `${box.left - room.left - around}px`,
    top: `${box.top - room.top - around}px`,
    width: `${box.width + 2 * around}px`,
    height: `${box.height + 2 * around}px`,
  });
  card.frame.append(card.ring);
}

// The mark as it is drawn now: the one pressed or, once others stand there, one of the same claims.
function markOf(card) {
  const own = [...(card.graphs[0]?.querySelectorAll(".point") ?? [])].flatMap((point) => {
    const [{ trace } = {}] = point.closest(".trace")?.__data__ ?? [];
    const place = point.__data__?.i;
    const carries = trace?.customdata?.[place]?.[0] === card.mark.claims;
    return carries ? [{ trace: trace.index, place, point }] : [];
  });
  const same = own.find(({ trace, place }) => trace === card.mark.trace && place === card.mark.place);
  const { point } = same ?? own[0] ?? {};
  return point && (point.querySelector("path") ?? point);
}

// A chart may have other forms for a wider card; the widest that the card has room for. Its width
// is remembered, for asking after words were written has the browser lay out the whole page.
function formOf(card) {
  const { wider } = card.sent;
  if (!wider.length) return card.sent;
  card.room ||= card.frame.clientWidth;
  return wider.findLast(({ least }) => card.room >= least) ?? card.sent;
}

function leastOf(card) {
  return formOf(card).least ?? 0;
}

function fit(Plotly, card) {
  const [graph] = card.graphs;
  const isNewest = same(graph.bytes, card.bytes); // else the newest is on its way, in its own form
  if (isNewest && card.frame.clientWidth && graph.least !== leastOf(card)) return again(card);
  const drawn = graph.querySelector(".main-svg")?.getBoundingClientRect().width;
  const room = card.frame.clientWidth;
  graph.room = room;
  if (room && drawn && Math.abs(drawn - room) > 1)
    Promise.resolve(Plotly.Plots.resize(graph)).then(() => ring(card));
}

function turned(Plotly, card) {
  const [now, before = made("div", "", { className: "graph" })] = card.graphs;
  card.graphs = now ? [before, now] : [before];
  card.frame.replaceChildren(before);
  if (!card.watch) {
    card.watch = new ResizeObserver(() => {
      card.room = card.frame.clientWidth;
      fit(Plotly, card);
    });
    card.watch.observe(card.frame);
  }
  return before;
}

async function plot(Plotly, card, bytes, sent) {
  const graph = turned(Plotly, card), form = formOf(card), least = leastOf(card);
  card.frame.style.height = `${form.layout.height}px`;
  if (same(graph.bytes, bytes) && graph.least === least) {
    if (graph.room !== card.room) fit(Plotly, card); // which has the browser lay out the whole page
    return ring(card);
  }
  const first = !graph.on;
  graph.bytes = null; // until it is drawn, it is no picture of anything
  const { templates } = await page.told;
  await Plotly.react(graph, form.data, { ...form.layout, template: templates[sent.theme] }, CONFIG);
  Object.assign(graph, { bytes, sent, least, room: card.room });
  if (first) {
    graph.on("plotly_click", ({ points: [point] }) => press(card, point));
    graph.on("plotly_hover", ({ points: [point] }) => pointAt(card, point));
  }
  ring(card);
}

// On paper every chart stands in one column, drawn anew at the width between the margins of a sheet.
// All of it must be done when the listener ends: the browser prints what stands there then.
const PAPER = 920; // pixels, at the zoom of paper.css

function toPaper() {
  document.querySelector(".st-key-page-end")?.setAttribute("data-address", location.href);
  drawnCards().forEach((card) => setWidth(card, PAPER));
}

function fromPaper() {
  drawnCards().forEach((card) => setWidth(card));
}

function drawnCards() {
  return [...document.querySelectorAll(".live-card")].filter((card) => card.graphs?.[0]?.bytes);
}

function setWidth(card, width) {
  const [graph] = card.graphs;
  card.frame.style.width = width ? `${width}px` : "";
  card.room = 0;
  if (graph.least !== leastOf(card)) again(card);
  else window.Plotly.relayout(graph, { autosize: !width, width }).then(() => ring(card));
}

function same(some, others) {
  return some?.length === others.length && some.every((byte, place) => byte === others[place]);
}

async function show(card, bytes) {
  const known = card.graphs.find((graph) => same(graph.bytes, bytes));
  const sent = known ? known.sent : await unpacked(bytes);
  if (card.bytes !== bytes) return; // a newer figure has come meanwhile
  card.sent = sent;
  card.name = sent.name;
  write(card, sent);
  card.frame.setAttribute("aria-label", sent.alt);
  card.frame.style.height = `${formOf(card).layout.height}px`; // its room, before the library is here
  const Plotly = await plotly();
  if (card.bytes === bytes && card.isConnected) await plot(Plotly, card, bytes, sent);
  drawWhatFailed();
}

// Where the library had not arrived and now has, the other cards are drawn too: no choice of the
// reader may change them.
function drawWhatFailed() {
  for (const card of document.querySelectorAll(".live-card"))
    if (card.hasFailed) {
      card.hasFailed = false;
      again(card);
    }
}

function again(card) {
  plotly().then((Plotly) => plot(Plotly, card, card.bytes, card.sent)).catch(console.error);
}

function draw({ data, parentElement, setTriggerValue }) {
  const card = parentElement.querySelector(".live-card") ?? cardIn(parentElement);
  card.tell = { trigger: setTriggerValue };
  if (same(card.bytes, data)) return;
  card.bytes = data;
  card.hasFailed = false;
  show(card, data).catch((fault) => {
    console.error(fault);
    card.frame.textContent = "This chart could not be drawn. Its table and its file are in its menu.";
    card.frame.style.height = "auto";
    card.hasFailed = true;
  });
}

export default function ({ data }) {
  if (page.told) return;
  page.told = unpacked(data);
  page.plotly = plotly;
  plotly().catch(console.error);
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", fromPaper);
  shutTerms();
  const waiting = window.liveCards;
  window.liveCards = { push: draw };
  if (Array.isArray(waiting)) waiting.forEach(draw);
}
