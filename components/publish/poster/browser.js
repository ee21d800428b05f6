// Kaleido asks Plotly for an image of a figure. Where the figure's layout.meta holds a poster, it
// is handed the whole poster with the chart in its hole. So a picture takes one pass, and whatever
// fails here is raised by kaleido in Python.
const chartAlone = Plotly.toImage;

Plotly.toImage = async (figure, asked) => {
  const { poster, ...meta } = figure.layout?.meta ?? {};
  if (!poster) return chartAlone(figure, asked);
  const drawn = { ...figure, layout: { ...figure.layout, meta } };
  const svg = await withChart(poster, drawn, chartAlone);
  if (asked.format !== "png") return `data:image/svg+xml,${encodeURIComponent(svg)}`; // for a PDF
  const canvas = await rasterised(svg, [asked.width, asked.height], asked.scale);
  const [type, content] = canvas.toDataURL("image/png").split(",");
  if (!content) throw new Error(`no canvas has ${canvas.width} x ${canvas.height} pixels`);
  return content;
};
