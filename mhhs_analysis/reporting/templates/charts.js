(() => {
  "use strict";
  const touch = matchMedia("(pointer: coarse)").matches;
  const plots = [];
  // One picture with the figure's name and summary: read letter by letter, its layers make no sense.
  const describe = (plot) => {
    const [first, ...others] = plot.querySelectorAll(".svg-container > svg");
    const figure = plot.closest("figure");
    first.setAttribute("role", "img");
    first.setAttribute("aria-label", figure.getAttribute("aria-label"));
    first.setAttribute("aria-describedby", figure.querySelector("figcaption").id);
    others.forEach((layer) => layer.setAttribute("aria-hidden", "true"));
  };
  for (const held of document.querySelectorAll("script[data-plot]")) {
    const spec = JSON.parse(held.textContent);
    // A finger that scrolls the page must not draw a zoom box.
    if (touch) spec.layout.dragmode = false;
    const plot = document.getElementById(held.dataset.plot);
    plots.push(plot);
    const drawn = Plotly.newPlot(plot, spec.data, spec.layout, {
      displaylogo: false,
      responsive: true,
      modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
    });
    drawn.then(() => describe(plot));
  }
  // A chart keeps the screen's width on paper unless it is told.
  addEventListener("beforeprint", () => plots.forEach((plot) => Plotly.relayout(plot, { width: 980, autosize: false })));
  addEventListener("afterprint", () => plots.forEach((plot) => Plotly.relayout(plot, { width: null, autosize: true })));
})();
