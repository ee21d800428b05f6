// A poster and its chart become one drawing, and the drawing pixels: in the page of kaleido and in
// the reader's own browser alike. Plain functions, for each puts this before a script of its own.

async function withChart({ svg, hole, chart: [width, height] }, figure, toImage) {
  const inner = await toImage(figure, { format: "svg", width, height, imageDataOnly: true });
  return svg.replace(hole, () => inner);
}

async function rasterised(svg, [width, height], scale) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(address);
  }
}
