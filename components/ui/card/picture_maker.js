// Draws a chart with its caption in the reader's own browser: Plotly's toImage makes the chart, the
// poster from the server goes round it, and the stamp goes into the file unseen. A button for each
// way to take it, so that the click is the reader's own; those that this browser has not are away.
// What draws stands before this script: it is components/publish/poster/poster.js.
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

async function pngFile(data) {
  const png = stamped(await pngOf(await drawnSvg(data), data), data.stamp);
  return new File(png, `${data.name}.png`, { type: "image/png" });
}

// Each way to take the picture: whether this browser has it, what is done, and what is said then.
// The picture is copied without words beside it: many programs would paste those instead of it. The
// clipboard takes the promise of a picture, since it must be asked while the click is fresh.
const WAYS = {
  png: { take: async ({ picture, data }) => save([await picture()], "image/png", `${data.name}.png`) },
  svg: { take: async ({ data }) => save([await drawnSvg(data)], "image/svg+xml", `${data.name}.svg`) },
  copy: {
    isThere: () => Boolean(window.ClipboardItem && navigator.clipboard?.write),
    take: ({ picture }) => navigator.clipboard.write([new ClipboardItem({ "image/png": picture() })]),
    done: "Picture copied.",
    refused: "The picture was not copied. Let this page use the clipboard, or take the PNG.",
  },
  words: {
    isThere: () => Boolean(navigator.clipboard?.writeText),
    take: ({ data }) => navigator.clipboard.writeText(data.alt),
    done: "Its words are copied, to paste as alt text for those who cannot see the picture.",
    refused: "The words were not copied. Let this page use the clipboard.",
  },
  share: {
    isThere: () => Boolean(navigator.canShare?.({ files: [new File([""], "a.png", { type: "image/png" })] })),
    take: async ({ picture, data }) => navigator.share({ files: [await picture()], text: data.alt }),
    done: "Picture shared.",
    refused: "The picture was not shared. Press Share once more, or take the PNG.",
  },
};

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector("[role=status]");
  said.textContent = data.what;
  let drawn;
  const picture = () => (drawn ??= pngFile(data).catch((fault) => {
    drawn = undefined;
    throw fault;
  }));
  for (const button of parentElement.querySelectorAll("button")) {
    const way = WAYS[button.dataset.way];
    button.hidden = Boolean(way.isThere && !way.isThere());
    button.onclick = async () => {
      button.disabled = true;
      said.textContent = "Drawing ...";
      try {
        await way.take({ picture, data });
        said.textContent = way.done ?? data.what;
      } catch (fault) {
        said.textContent = fault.name === "AbortError" ? data.what : await whyNot(way, picture);
        if (fault.name !== "AbortError") console.error(fault);
      }
      button.disabled = false;
    };
  }
}

async function whyNot(way, picture) {
  const canDraw = await picture().then(() => true, () => false);
  return canDraw && way.refused
    ? way.refused
    : "This browser could not draw the picture. Try again, or take the data.";
}
