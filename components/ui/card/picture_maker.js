// Draws a chart with its caption in the reader's own browser: Plotly's toImage makes the chart, the
// poster from the server goes round it, and the stamp goes into the file unseen. Two buttons, so
// that the click which saves the file is the reader's own. What draws stands before this script: it
// is components/publish/poster/poster.js.
const NAME = "China's AI cloud race";

async function drawnSvg(data) {
  const Plotly = await window.liveCardsPage.plotly(); // as the cards have it
  return withChart(data, JSON.parse(data.figure), Plotly.toImage);
}

async function pngOf(svg, { shown, scale }) {
  const canvas = await rasterised(svg, shown, scale);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new Uint8Array(await blob.arrayBuffer());
}

const CHECKS = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function check(bytes) {
  let found = 0xffffffff;
  for (const byte of bytes) found = CHECKS[(found ^ byte) & 255] ^ (found >>> 8);
  return (found ^ 0xffffffff) >>> 0;
}

function stamped(png, stamp) {
  const text = new TextEncoder().encode(`iTXt${NAME}\0\0\0\0\0${stamp}`);
  const chunk = new Uint8Array(text.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, text.length - 4);
  chunk.set(text, 4);
  view.setUint32(text.length + 4, check(text));
  const header = 33; // the signature and the header chunk, which have a fixed length
  return [png.subarray(0, header), chunk, png.subarray(header)];
}

function save(parts, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function make(format, data) {
  const svg = await drawnSvg(data);
  if (format === "svg") return save([svg], "image/svg+xml", `${data.name}.svg`);
  const png = await pngOf(svg, data);
  save(stamped(png, data.stamp), "image/png", `${data.name}.png`);
}

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector("[role=status]");
  said.textContent = data.what;
  for (const button of parentElement.querySelectorAll("button"))
    button.onclick = async () => {
      button.disabled = true;
      said.textContent = "Drawing ...";
      try {
        await make(button.dataset.format, data);
        said.textContent = data.what;
      } catch (fault) {
        console.error(fault);
        said.textContent = "This browser could not draw the picture. Try again, or take the data.";
      }
      button.disabled = false;
    };
}
