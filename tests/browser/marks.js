// What a browser makes of a figure: where each mark stands, and what of it is cut off.
(() => {
  const SLACK = 1; // pixel: strokes and rounding
  const MARKS = ".points path.point, .points .point > path, .point text.bartext, .textpoint text, .js-line";
  const LABELS = ".annotation text.annotation-text, .xtick text, .ytick text, .legend text, .g-xtitle text, .g-ytitle text";
  const room = document.body.appendChild(document.createElement("div"));

  // The rectangle within which an element is seen: the figure, cut by whatever clips it.
  const window_of = (element, figure) => {
    let seen = figure.getBoundingClientRect();
    let { left, top, right, bottom } = seen;
    for (let e = element; e && e !== figure; e = e.parentElement) {
      const clip = /#([^")]+)/.exec(e.getAttribute("clip-path") || "");
      if (!clip) continue;
      const shape = document.getElementById(clip[1]).querySelector("rect");
      const here = e.getScreenCTM();
      const x = here.e + here.a * shape.x.baseVal.value, y = here.f + here.d * shape.y.baseVal.value;
      left = Math.max(left, x); right = Math.min(right, x + here.a * shape.width.baseVal.value);
      top = Math.max(top, y); bottom = Math.min(bottom, y + here.d * shape.height.baseVal.value);
    }
    return { left, top, right, bottom };
  };

  const cut = (element, figure) => {
    const box = element.getBoundingClientRect();
    if (!box.width && !box.height) return null;
    const seen = window_of(element, figure);
    const over = {
      left: seen.left - box.left, right: box.right - seen.right,
      top: seen.top - box.top, bottom: box.bottom - seen.bottom,
    };
    const [side, by] = Object.entries(over).sort((a, b) => b[1] - a[1])[0];
    return by > SLACK ? `${side} by ${by.toFixed(1)}` : null;
  };

  const point_of = (element) => element.__data__ ?? element.parentElement.__data__;
  const trace_of = (element) => {
    const held = element.closest(".trace")?.__data__;
    return held ? (held.trace || held[0].trace) : null;
  };

  // Each line of words: what it says, where its letters stand, and whether paper lies under it.
  const words_of = () => [...room.querySelectorAll(".main-svg text")].flatMap((text) => {
    const parts = [...text.querySelectorAll("tspan.line")];
    const ground = text.closest(".annotation")?.querySelector("rect.bg");
    const { fill, fillOpacity } = ground ? getComputedStyle(ground) : {};
    const disc = text.closest(".textpoint") && own_disc(text);
    const papered = Boolean(disc) || (ground && fillOpacity !== "0" && !/^none|, 0\)$/.test(fill));
    return (parts.length ? parts : [text]).flatMap((line) => {
      const box = letters_of(line);
      if (!box?.width) return [];
      const trim = box.height * 0.22; // above and below small letters is no ink
      return [{
        text, papered, disc, said: line.textContent.trim(),
        left: box.left, right: box.right, top: box.top + trim, bottom: box.bottom - trim,
      }];
    });
  });

  const letters_of = (line) => {
    const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), range = document.createRange();
    let begun = false;
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const said = node.data.trimEnd();
      if (!said.trim()) continue;
      if (!begun) range.setStart(node, said.length - said.trimStart().length);
      begun = true;
      range.setEnd(node, said.length);
    }
    return begun ? range.getBoundingClientRect() : null;
  };

  // The disc that a number stands in: a mark of the same trace round its middle.
  const own_disc = (text) => {
    const box = text.getBoundingClientRect();
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    return [...text.closest(".trace").querySelectorAll("path.point")].find((point) => {
      const { left, right, top, bottom } = point.getBoundingClientRect();
      return left < x && x < right && top < y && y < bottom;
    });
  };

  const meet = (a, b, by) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > by &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;

  // The points of a stroke as they are seen, a pixel and a half from one to the next.
  const along = function* (path) {
    const { a, b, c, d, e, f } = path.getScreenCTM();
    for (let at = 0; at <= path.getTotalLength(); at += 1.5) {
      const { x, y } = path.getPointAtLength(at);
      yield [a * x + c * y + e, b * x + d * y + f];
    }
  };

  const STROKES = ".shapelayer path, .gridlayer path, .zerolinelayer path, .js-line";
  // Words on other words, under a mark, or with a rule or a line through them.
  const covered = () => {
    const found = new Set(), words = words_of();
    words.forEach((one, i) => words.slice(i + 1).forEach((other) => {
      if (one.text !== other.text && meet(one, other, 0)) found.add(`"${one.said}" on "${other.said}"`);
    }));
    const bare = words.filter(({ papered }) => !papered);
    for (const path of room.querySelectorAll(STROKES)) {
      const { stroke, strokeWidth, strokeOpacity } = getComputedStyle(path);
      if (stroke === "none" || strokeWidth === "0px" || strokeOpacity === "0") continue;
      for (const [x, y] of along(path))
        for (const { said, left, right, top, bottom } of bare)
          if (left + 0.5 < x && x < right - 0.5 && top < y && y < bottom) found.add(`a stroke through "${said}"`);
    }
    for (const point of room.querySelectorAll(".scatterlayer path.point")) {
      const box = point.getBoundingClientRect();
      for (const one of words)
        if (box.width && one.disc !== point && !(one.papered && !one.disc) && meet(one, box, 1))
          found.add(`a mark on "${one.said}"`);
    }
    return [...found];
  };

  // Draw a figure `width` pixels wide; where each mark that carries claims stands, all cuts, all
  // words that are covered, and where the years of its time axis stand.
  window.look = async ({ data, layout }, width) => {
    room.style.width = `${width}px`;
    await Plotly.newPlot(room, data, { ...layout, width }, { staticPlot: true });
    const figure = room.querySelector(".main-svg");
    const stands = [], cuts = [];
    let marks = 0;
    for (const element of room.querySelectorAll(MARKS)) {
      marks += 1;
      const trace = trace_of(element), point = point_of(element);
      const name = trace ? trace.name : "?";
      const fault = cut(element, figure);
      if (fault) cuts.push(`${name}: ${element.textContent || element.classList[0] || element.tagName}, ${fault}`);
      if (name === "what happened") continue; // words below the chart have no place in time
      if (!element.matches("path") || element.matches(".js-line") || !trace?.customdata) continue;
      const box = element.getBoundingClientRect();
      if (!box.width && !box.height) continue;
      const axis = room._fullLayout[Plotly_axis(trace.xaxis)];
      stands.push([trace.customdata[point.i][0], box.left + box.width / 2 - figure.getBoundingClientRect().left - axis._offset]);
    }
    for (const element of room.querySelectorAll(LABELS)) {
      const fault = cut(element, figure);
      if (fault) cuts.push(`${element.textContent}, ${fault}`);
    }
    const found = { marks, stands, cuts, covered: covered(), ...years_of(figure) };
    cuts.push(...pointed_at(figure));
    return found;
  };
  // The longest words that a mark says when it is pointed at, if the figure is too narrow for them;
  // over its top and its bottom they may run.
  const pointed_at = (figure) => {
    const longest = room.data
      .flatMap(({ customdata }, curveNumber) => [...(customdata ?? [])].map(([, words], pointNumber) => ({ curveNumber, pointNumber, words: words ?? "" })))
      .reduce((one, other) => (other.words.length > one.words.length ? other : one), { words: "" });
    if (!longest.words) return [];
    const { xaxis, yaxis } = room._fullData[longest.curveNumber];
    Plotly.Fx.hover(room, [longest], `${xaxis}${yaxis}`);
    const faults = [...room.querySelectorAll(".hovertext text")].map((text) => [text, cut(text, figure)]);
    Plotly.Fx.unhover(room);
    return faults.filter(([, fault]) => /left|right/.test(fault)).map(([text, fault]) => `pointed at: ${text.textContent}, ${fault}`);
  };
  // Where each year's name stands along the time axis, and each rule at which a year begins.
  const years_of = (figure) => {
    const from = figure.getBoundingClientRect().left + (room._fullLayout.xaxis?._offset ?? 0);
    const at = (element) => {
      const { left, right } = element.getBoundingClientRect();
      return (left + right) / 2 - from;
    };
    const names = [...room.querySelectorAll(".xaxislayer-above text")].map((text) => [text.textContent.trim(), at(text)]);
    return {
      years: names.filter(([said]) => /^20\d\d$/.test(said)),
      rules: [...room.querySelectorAll(".xaxislayer-above path.ticks")].map(at),
    };
  };
  const Plotly_axis = (short) => short.replace("x", "xaxis");
})();
