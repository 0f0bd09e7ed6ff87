// --- on a screen --------------------------------------------------------------------------------------------------

const touch = matchMedia("(pointer: coarse)").matches;
const plots = new Map(); // each with its specification
// One picture with the figure's name and summary: read letter by letter, its layers make no sense.
const describe = (plot) => {
  const [first, ...others] = plot.querySelectorAll(".svg-container > svg");
  const figure = plot.closest("figure");
  first.setAttribute("role", "img");
  first.setAttribute("aria-label", figure.getAttribute("aria-label"));
  first.setAttribute("aria-describedby", figure.querySelector("figcaption").id);
  others.forEach((layer) => layer.setAttribute("aria-hidden", "true"));
};
// A legend takes more lines on a narrow screen than the chart reserves: the page grows, so that no row is pressed.
const makeRoom = (plot, { height, margin }) => {
  const pressed = margin ? Math.round(height - margin.t - margin.b - plot._fullLayout._size.h) : 0;
  if (pressed < 1) return undefined;
  plot.style.height = `${height + pressed}px`;
  return Plotly.relayout(plot, { height: height + pressed });
};
for (const held of document.querySelectorAll("script[data-plot]")) {
  const spec = JSON.parse(held.textContent);
  // A finger that scrolls the page must not draw a zoom box.
  if (touch) spec.layout.dragmode = false;
  const plot = document.getElementById(held.dataset.plot);
  plots.set(plot, spec);
  const first = Plotly.newPlot(plot, spec.data, structuredClone(spec.layout), {
    displaylogo: false,
    // What a report shows may be confidential: no button takes it to another's server.
    showSendToCloud: false,
    plotlyServerURL: "",
    responsive: false, // below: plotly's own way leaves a legend where it was
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
  });
  first.then(() => makeRoom(plot, spec.layout)).then(() => {
    plot.key = keyOf(plot);
    describe(plot);
    settle(plot);
  });
}
// Twice: at another width plotly first places a legend by the height that it had before, over the lowest lanes.
const settle = (plot) => {
  const turned = narrowed(plot, plots.get(plot));
  // A phone's bar slides away as one scrolls, which changes no width.
  if (!turned && Math.abs(plot.clientWidth - plot._fullLayout.width) < 2) return;
  Plotly.relayout(plot, { ...turned, width: null, autosize: true }).then(() => Plotly.redraw(plot));
};
let settling;
addEventListener("resize", () => {
  clearTimeout(settling);
  settling = setTimeout(() => [...plots.keys()].forEach(settle), 150);
});
