// Tells Python which mark of a chart was clicked or tapped. Streamlit's own selection would turn
// dragging on, which on a phone keeps the page from scrolling; a listener leaves it off.
export default function ({ data, setTriggerValue }) {
  const card = document.querySelector(`.st-key-card-${data.chart}`);
  if (!card) return;
  const listen = () => {
    for (const plot of card.querySelectorAll(".js-plotly-plot")) {
      const first = plot.tell === undefined;
      plot.tell = setTriggerValue;
      if (!first || !plot.on) {
        if (!plot.on) delete plot.tell;
        continue;
      }
      plot.on("plotly_click", (event) => {
        const carried = event.points[0] && event.points[0].customdata;
        if (carried && carried[0]) plot.tell("mark", carried[0]);
      });
    }
  };
  listen();
  const watch = new MutationObserver(listen);
  watch.observe(card, { childList: true, subtree: true });
  return () => watch.disconnect();
}
