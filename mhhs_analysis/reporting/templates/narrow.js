// --- on a narrow screen -------------------------------------------------------------------------------------------

// A chart wider than the screen is swiped sideways: its lanes' names stay in view in a narrower column of their own, its
// title above it and its key below are no part of what is swiped.
const NARROW = 44; // rem, as wide as a chart is at least
const COLUMNS = { left: 112, right: 144 }; // pixels, by the side that the names are set to
const isName = ({ xref, x, yref, xshift = 0 }) => xref === "paper" && x === 0 && yref === "y" && xshift < 0;
const clamped = (shape, least) => (shape.xsizemode !== "pixel" ? shape : {
  ...shape,
  ...(shape.path ? { path: shape.path.replace(/(?<=[ML])-[\d.]+/g, (px) => Math.max(px, least)) } : {}),
  ...("x0" in shape ? { x0: Math.max(shape.x0, least), x1: Math.max(shape.x1, least) } : {}),
});
// The layout without what stands beside it: names, title, key.
const slim = ({ title, margin, height, annotations = [], shapes = [], legend = {} }, head) => {
  const side = annotations.some((note) => isName(note) && note.xanchor === "right") ? "right" : "left";
  const left = Math.min(margin.l, COLUMNS[side] + 16);
  const below = "y" in legend ? Math.min(margin.b, 16 - legend.y * (height - margin.t - margin.b)) : margin.b;
  const least = 16 - left;
  return {
    title: { ...title, text: "", subtitle: { text: "" } },
    margin: { ...margin, l: left, t: margin.t - head, b: below },
    height: height - head - margin.b + below,
    annotations: annotations.filter((note) => !isName(note)).map((note) =>
      (note.xref === "paper" && note.x === 0 && note.xshift < 0 ? { ...note, xshift: Math.max(note.xshift, least) } : note)),
    shapes: shapes.map((shape) => clamped(shape, least)),
    showlegend: false,
  };
};
const whole = ({ title, margin, height, annotations = [], shapes = [], showlegend = null }) =>
  ({ title, margin, height, annotations, shapes, showlegend });

const lines = (text) => text.replace(/<br ?\/?>/g, " ").replace(/<[^>]*>/g, "");
const plain = (text) => {
  const held = made("textarea");
  held.innerHTML = lines(text);
  return held.value;
};
// The column of names, each beside its lane, the heading of a group over the whole of its band.
const column = ({ annotations = [], yaxis, shapes }, layout) => {
  const [last, first] = yaxis.range;
  const { t, b, l } = layout.margin;
  const row = (layout.height - t - b) / (last - first);
  const names = annotations.filter(isName).sort((one, other) => one.y - other.y);
  const deepest = Math.max(...annotations.filter(isName).map(({ xshift }) => -xshift));
  const cells = names.map((note, nth) => {
    const apart = [names[nth - 1], names[nth + 1]].filter(Boolean).map(({ y }) => Math.abs(y - note.y) * row);
    const cell = made("span", made("span", plain(note.text)));
    const heading = across({ shapes }).find(([top, bottom]) => top < note.y && note.y < bottom && top < bottom);
    cell.className = [heading ? "group" : "", note.text.startsWith("<b>") ? "strong" : "", note.xanchor === "right" ? "right" : ""].join(" ");
    cell.style.top = `${t + ((heading ? heading[0] : note.y) - first) * row}px`;
    if (heading) cell.style.height = `${(heading[1] - heading[0]) * row}px`;
    else cell.firstChild.style.webkitLineClamp = Math.max(1, Math.floor(Math.min(120, ...apart) / 13));
    if (note.xanchor !== "right" && !heading) cell.style.paddingLeft = `${Math.min(24, deepest + note.xshift)}px`;
    return cell;
  });
  const held = made("div", ...cells);
  held.className = "names";
  held.style.cssText = `width:${l}px;height:${layout.height - b}px`;
  return held;
};
const beside = (plot, { layout }, changed) => {
  const scroll = plot.closest(".scroll");
  const title = made("p", made("strong", plain(layout.title.text)), made("br"), plain((layout.title.subtitle || {}).text || ""));
  title.className = "title";
  const parts = [title, ...(plot.key ? [plot.key.cloneNode(true)] : [])];
  scroll.before(title);
  if (plot.key) scroll.nextElementSibling.after(parts[1]);
  if ((layout.annotations || []).some(isName)) {
    parts.push(column(layout, changed));
    scroll.prepend(parts.at(-1));
  }
  parts.forEach((part) => part.setAttribute("aria-hidden", "true"));
  return parts;
};
// What of a layout changes where the screen has become narrow, or wide again; nothing where it has stayed as it was.
const narrowed = (plot, spec) => {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const isNarrow = plot.closest(".scroll").clientWidth < NARROW * rem && Boolean(spec.layout.margin && spec.layout.title);
  if (isNarrow === Boolean(plot.beside)) return undefined;
  if (!isNarrow) return widened(plot, spec);
  const top = plot.getBoundingClientRect().top;
  const titles = [...plot.querySelectorAll(".g-gtitle text")].map((text) => text.getBoundingClientRect().bottom - top);
  const changed = slim(spec.layout, Math.max(0, ...titles));
  plot.beside = beside(plot, spec, changed);
  plot.style.minWidth = `${NARROW * rem - spec.layout.margin.l + changed.margin.l}px`;
  plot.style.height = `${changed.height}px`;
  return changed;
};
const widened = (plot, { layout }) => {
  (plot.beside || []).forEach((part) => part.remove());
  plot.beside = undefined;
  plot.style.minWidth = "";
  plot.style.height = `${layout.height}px`;
  return whole(layout);
};
