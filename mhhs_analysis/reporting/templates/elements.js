// --- elements that the scripts below make ----------------------------------------------------------------------

const made = (name, ...inner) => {
  const element = document.createElement(name);
  element.append(...inner);
  return element;
};
const drawn = (name, attributes, ...inner) => {
  const element = document.createElementNS(document.querySelector(".main-svg").namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inner);
  return element;
};

// A drawing as a picture: of an SVG in a table's head Chromium loses the places of words and signs where it repeats it.
const pictured = (svg) => {
  const picture = made("img");
  picture.alt = "";
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  return picture;
};
// What colours and signs mean, as words that flow: plotly's own legend is as wide as its plot.
const keyOf = (plot) => {
  const entries = [...plot.querySelectorAll(".legend .traces")].map((entry) => {
    const sign = drawn("svg", { viewBox: "3 -9 34 18" }, entry.querySelector(".layers").cloneNode(true));
    return made("span", pictured(sign), entry.querySelector(".legendtext").textContent);
  });
  const whole = made("div", ...entries);
  whole.className = "key";
  return entries.length ? whole : null;
};
