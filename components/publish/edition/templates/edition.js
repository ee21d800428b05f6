// A chart becomes one that answers only when the reader asks: until then it is a picture.
"use strict";

const edition = { figures: {}, names: {} };

(() => {
  const root = document.currentScript.dataset.root;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const loading = {};

  // A script tag, since a page opened from a disk may fetch nothing.
  const load = (file) => (loading[file] ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = root + file;
    script.onload = done;
    script.onerror = () => failed(new Error(file + " could not be loaded"));
    document.head.append(script);
  }));

  const answer = (box, ids, words) => {
    const links = ids.map((id) => {
      const link = document.createElement("a");
      link.className = "claim";
      link.href = root + "claims/" + id + ".html";
      link.textContent = edition.names[id] ?? id;
      return link;
    });
    const said = document.createElement("span");
    said.textContent = words.replace(/<br>/g, ", ").replace(/<[^>]*>/g, "") + " ";
    const list = document.createElement("ul");
    list.className = "claims";
    list.append(...links.map((link) => {
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
    box.replaceChildren(said, list);
  };

  const draw = async (chart, button) => {
    const slug = chart.dataset.figure;
    button.disabled = true;
    button.textContent = "Loading …";
    try {
      await Promise.all([load("plotly.min.js"), load("figures/" + slug + ".js")]);
    } catch (error) {
      button.textContent = error.message;
      return;
    }
    const plot = document.createElement("div");
    const asked = document.createElement("div");
    asked.className = "asked";
    asked.setAttribute("role", "status");
    asked.textContent = "Press a mark for its claim.";
    chart.querySelector("picture").replaceWith(plot);
    button.replaceWith(asked);
    const config = { displayModeBar: false, responsive: true, scrollZoom: false };
    const paint = () => {
      const forms = edition.figures[slug][dark.matches ? "dark" : "light"];
      const figure = forms.findLast(({ least }) => chart.clientWidth >= least);
      return Plotly.react(plot, structuredClone(figure.data), structuredClone(figure.layout), config);
    };
    await paint();
    dark.addEventListener("change", paint);
    plot.on("plotly_click", (event) => {
      const [ids, words] = event.points[0].customdata || ["", ""];
      answer(asked, ids ? ids.split(" ") : [], words || "");
    });
    chart.dataset.drawn = "yes";
  };

  const prepare = () => {
    for (const chart of document.querySelectorAll("[data-figure]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Question the marks";
      button.addEventListener("click", () => draw(chart, button));
      chart.append(button);
    }
    const find = document.getElementById("find");
    if (find) {
      const rows = [...document.querySelectorAll(".group tbody tr")];
      const texts = rows.map((row) => `${row.dataset.id ?? ""} ${row.textContent}`.toLowerCase());
      find.closest("[hidden]").hidden = false;
      find.addEventListener("input", () => {
        const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
        rows.forEach((row, i) => { row.hidden = !words.every((word) => texts[i].includes(word)); });
        for (const group of document.querySelectorAll("section.group"))
          group.hidden = !group.querySelector("tbody tr:not([hidden])");
        find.closest("p").querySelector("output").textContent =
          rows.filter((row) => !row.hidden).length + " of " + rows.length;
      });
    }
  };
  // A tap gives a word the focus, which shows its meaning; Escape and a press elsewhere put it away.
  const prepareTerms = () => {
    const open = ".term:is(:hover, :focus):not([data-shut])";
    for (const term of document.querySelectorAll(".term")) {
      term.addEventListener("click", () => term.focus({ preventScroll: true }));
      for (const left of ["pointerleave", "blur", "click"])
        term.addEventListener(left, () => delete term.dataset.shut);
    }
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape")
        for (const term of document.querySelectorAll(open)) term.dataset.shut = "";
    });
    document.addEventListener("pointerdown", ({ target }) => {
      const here = document.activeElement;
      if (here?.matches(".term") && here !== target) here.blur();
    });
  };
  prepare(); // deferred: the page is read by now
  prepareTerms();
})();
