(() => {
  "use strict";
  const touch = matchMedia("(pointer: coarse)").matches;
  const plots = [];
  for (const held of document.querySelectorAll("script[data-plot]")) {
    const spec = JSON.parse(held.textContent);
    // A finger that scrolls the page must not draw a zoom box.
    if (touch) spec.layout.dragmode = false;
    const plot = document.getElementById(held.dataset.plot);
    plots.push(plot);
    Plotly.newPlot(plot, spec.data, spec.layout, {
      displaylogo: false,
      responsive: true,
      modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
    });
  }
  // A chart keeps the screen's width on paper unless it is told.
  addEventListener("beforeprint", () => plots.forEach((plot) => Plotly.relayout(plot, { width: 980, autosize: false })));
  addEventListener("afterprint", () => plots.forEach((plot) => Plotly.relayout(plot, { width: null, autosize: true })));
})();
