// --- on paper ---------------------------------------------------------------------------------------------------

// On paper a chart is a table of strips of itself: the browser turns over between two, whatever the sheet's size, and
// says axis, group and key again on each sheet. Made for both ways to hold a sheet: no script knows which is printed.
// A chart no higher than `whole` is never parted.
const SHEETS = [
  { name: "upright", width: 700, height: 940, whole: 725 },
  { name: "lengthways", width: 980, height: 600, whole: 400 },
];
const LEAF = "text, path, rect, circle, line, use, image";
const ROW = 64; // what is higher, in pixels, runs down the page as lines and watermarks do, and is no row
const FEWEST = 72; // pixels: lanes stay together up to this height, so that no thin one stands alone on a sheet

// --- what is drawn, and where -----------------------------------------------------------------------------

const leaves = (plot) => {
  const { top, left } = plot.getBoundingClientRect();
  const found = new Map();
  for (const leaf of plot.querySelectorAll(`.main-svg :is(${LEAF})`)) {
    const box = leaf.closest("defs, .draglayer, .hoverlayer") ? {} : leaf.getBoundingClientRect();
    if (box.width || box.height) found.set(leaf, { top: box.top - top, bottom: box.bottom - top, left: box.left - left });
  }
  return found;
};
// The edges of what lies across the whole plot: those of a rule are the same, those of a heading's band are not.
const across = ({ shapes }) => (shapes || []).flatMap(({ type, xref, yref, x0, x1, y0, y1, path }) => {
  if (xref !== "paper" || yref !== "y") return [];
  if (type !== "path") return x0 === 0 && x1 === 1 ? [[y0, y1]] : [];
  const boxes = path.split("Z").map((box) => (box.match(/-?[\d.]+/g) || []).map(Number));
  return boxes.filter((box) => box[0] === 0 && box[2] === 1).map((box) => [box[1], box[5]]);
});
// Groups of lanes: the band of the heading, where there is one, where the first lane starts and where each ends.
const groups = (plot, layout) => {
  const { t, h } = plot._fullLayout._size;
  const [last, first] = (layout.yaxis || {}).range || [0, 1];
  const px = (y) => t + (y - first) / (last - first) * h;
  const edges = across(layout).sort(([one], [other]) => one - other);
  const ends = edges.filter(([from, to]) => from === to).map(([y]) => y);
  if (!(last > first) || !ends.length) return [];
  if (ends.at(-1) < last) ends.push(last);
  const bands = edges.filter(([from, to]) => from < to);
  const all = bands[0] && bands[0][0] < ends[0] ? bands : [[0, 0], ...bands];
  return all.map(([from, to], nth) => ({
    band: from < to ? [px(from), px(to)] : null,
    start: px(to),
    ends: ends.filter((y) => y > to && y <= (all[nth + 1] || [last])[0] + 0.01).map(px),
  })).filter((group) => group.ends.length);
};

// --- where it may be cut ----------------------------------------------------------------------------------

// A lane higher than a sheet is cut at the last line that runs through no bar and no words.
const clear = (rows, from, most) => {
  for (let y = most; y > from + 12; y -= 1) if (!rows.some(({ top, bottom }) => top < y && y < bottom)) return y;
  return most;
};
const cuts = (rows, { start, ends }, most, first) => {
  const edges = [start];
  for (const end of ends) {
    while (end - edges.at(-1) > most) edges.push(clear(rows, edges.at(-1), edges.at(-1) + most));
    edges.push(end);
  }
  const kept = [start];
  for (const edge of edges) if (edge - kept.at(-1) >= (kept.length > 1 ? FEWEST : first)) kept.push(edge);
  if (kept.length > 1) kept.pop();
  return [...kept, edges.at(-1)];
};

// --- strips -----------------------------------------------------------------------------------------------

const within = ({ top, bottom }, [from, to]) => bottom > from && top < to;
const copied = (node, held, ends) => {
  const box = held.get(node);
  if (box) return within(box, ends) ? node.cloneNode(true) : null;
  // Asked of each part of a chart for each strip: no selector is matched here.
  if (!node.firstElementChild || node.localName === "defs" || node.localName === "text") return null;
  const inner = [...node.children].map((child) => copied(child, held, ends)).filter(Boolean);
  if (!inner.length) return null;
  const group = node.matches(".main-svg") ? drawn("g", {}) : node.cloneNode(false);
  group.append(...inner);
  return group;
};
const strip = (plot, held, [from, to]) => {
  const layers = [...plot.querySelectorAll(".main-svg")].map((layer) => copied(layer, held, [from, to]));
  return drawn("svg", { viewBox: `0 ${from} ${plot._fullLayout.width} ${to - from}` }, ...layers.filter(Boolean));
};
// The name of a lane that is parted, again at the top of a strip that holds some of its rows but not its name.
const again = (plot, held, [from, to], { start, ends }) => {
  const column = plot._fullLayout._size.l;
  return [start, ...ends].slice(0, -1).flatMap((top, nth) => {
    const bottom = ends[nth];
    if (!within({ top, bottom }, [from + 1, to - 1]) || (top >= from - 1 && bottom <= to + 1)) return [];
    const names = [...held].filter(([leaf, box]) => leaf.matches("text") && box.left < column - 1 && within(box, [top, bottom]));
    return names.filter(([, box]) => box.top < from || box.bottom > to).map(([name, box]) => {
      const alone = new Map([[name, box]]);
      const moved = drawn("g", { transform: `translate(0,${Math.max(from, top) + 4 - box.top})` });
      moved.append(...[...plot.querySelectorAll(".main-svg")].map((layer) => copied(layer, alone, [box.top, box.bottom])).filter(Boolean));
      return moved;
    });
  });
};
const clips = (plot) => [...plot.querySelectorAll(".main-svg > defs")].map((defs) => defs.cloneNode(true));
const repeated = (plot, held, ends) => {
  // Only what lies in it whole: a watermark that reaches into it does not.
  const inside = new Map([...held].filter(([leaf, { top, bottom }]) =>
    !leaf.matches("text") || (top > ends[0] - 2 && bottom < ends[1] + 2)));
  const head = strip(plot, inside, ends);
  head.append(...clips(plot));
  return pictured(head);
};
// --- sheets -----------------------------------------------------------------------------------------------

const row = (inner) => made("tr", made("td", inner));
const lanes = (plot, held, found, sheet) => {
  const rows = [...held.values()].filter(({ top, bottom }) => bottom - top < ROW);
  return found.map((group, nth) => {
    const edges = cuts(rows, group, sheet.height * 0.6, nth ? FEWEST : sheet.height * 0.15);
    const strips = edges.slice(1).map((to, at) => {
      const part = strip(plot, held, [edges[at], to]);
      part.append(...again(plot, held, [edges[at], to], group));
      return row(part);
    });
    const inner = made("table", made("tbody", ...strips));
    if (group.band) inner.prepend(made("thead", row(repeated(plot, held, group.band))));
    return row(inner);
  });
};
const parts = (plot, held, found, sheet, legend) => {
  const titles = [...plot.querySelectorAll(".g-gtitle text")].map((text) => held.get(text).bottom);
  const top = Math.max(0, ...titles) + 4;
  const [first, last] = [(found[0].band || [found[0].start])[0], found.at(-1).ends.at(-1)];
  // No browser says a head again that takes a quarter of the sheet: the words of lines then stand on the first alone.
  const under = first - top < sheet.height / 5 ? first : plot._fullLayout._size.t;
  const head = made("thead", row(repeated(plot, held, [top, under])));
  const body = made("tbody", ...lanes(plot, held, found, sheet));
  if (under < first) body.prepend(row(strip(plot, held, [under, first])));
  // No words of lines alone at the foot of a sheet, nor, where a sheet has room for more, a single group.
  if (under < first || sheet.name === "upright") body.firstChild.style.breakAfter = "avoid";
  const end = Math.max(last, ...[...held.values()].map(({ bottom }) => bottom));
  if (end - last > 8) body.append(row(strip(plot, held, [last, end])));
  const table = made("table", head, body);
  if (legend) table.append(made("tfoot", row(legend)));
  return [strip(plot, held, [0, top]), table];
};
const laid = (plot, spec, sheet, legend) => {
  Plotly.relayout(plot, { ...(plot.beside ? widened(plot, spec) : {}), width: sheet.width, height: spec.layout.height,
    autosize: false, showlegend: false });
  const held = leaves(plot);
  const found = groups(plot, spec.layout);
  const high = plot._fullLayout.height;
  const end = Math.min(high, Math.max(...[...held.values()].filter(({ top, bottom }) => bottom - top < high - 1).map(({ bottom }) => bottom)) + 8);
  if (found.length && end > sheet.whole) return made("div", ...parts(plot, held, found, sheet, legend));
  const picture = strip(plot, held, [0, end]);
  picture.style.maxHeight = `${sheet.height}px`;
  const pages = made("div", picture, ...(legend ? [legend] : []));
  pages.style.breakInside = "avoid";
  return pages;
};
// Its clips are found by name, and each way to hold a sheet has its own.
const named = (pages, plot, name) => {
  const uid = plot._fullLayout._uid;
  pages.append(drawn("svg", { class: "clips" }, ...clips(plot)));
  pages.innerHTML = pages.innerHTML.replaceAll(uid, `${uid}-${name}`);
};
const print = (plot, spec) => {
  for (const sheet of SHEETS) {
    const pages = laid(plot, spec, sheet, plot.key && plot.key.cloneNode(true));
    named(pages, plot, sheet.name);
    pages.className = `paper ${sheet.name}`;
    pages.setAttribute("role", "img");
    pages.setAttribute("aria-label", plot.closest("figure").getAttribute("aria-label"));
    plot.closest(".scroll").after(pages);
  }
  Plotly.relayout(plot, { ...whole(spec.layout), width: null, autosize: true })
    .then(() => Plotly.redraw(plot)).then(() => makeRoom(plot, spec.layout)).then(() => settle(plot));
};
addEventListener("beforeprint", () => plots.forEach((spec, plot) => print(plot, spec)));
addEventListener("afterprint", () => document.querySelectorAll(".paper").forEach((pages) => pages.remove()));
