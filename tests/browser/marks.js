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

  // Draw a figure `width` pixels wide; where each mark that carries claims stands, and all cuts.
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
    return { marks, stands, cuts };
  };
  const Plotly_axis = (short) => short.replace("x", "xaxis");
})();
