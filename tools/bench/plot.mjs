// A plot of time or memory against size as SVG: both axes logarithmic, each
// line named at its end, readable where the viewer is light or dark.

const [width, height] = [760, 430];
const box = { left: 78, right: 600, top: 46, bottom: 370 };
const colours = ["a", "b", "c", "d", "e"];
const escaped = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const style = `
  svg { font: 13px system-ui, sans-serif; }
  .paper { fill: #fff; } text { fill: #1b1b1b; } .small { font-size: 12px; fill: #454545; }
  .title { font-size: 15px; font-weight: 600; }
  .grid { stroke: #dcdee0; } .axis { stroke: #71767a; } polyline { stroke-width: 2.2; }
  .a { stroke: #005ea2; fill: #005ea2; } .b { stroke: #b50909; fill: #b50909; } .c { stroke: #4d8055; fill: #4d8055; }
  .d { stroke: #7b4ea3; fill: #7b4ea3; } .e { stroke: #8a6100; fill: #8a6100; } text.name { stroke: none; }
  polyline.line { fill: none; }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #1b1b1b; } text { fill: #f0f0f0; } .small { fill: #c6cace; } .grid { stroke: #3d4551; } .axis { stroke: #a9aeb1; }
    .a { stroke: #73b3e7; fill: #73b3e7; } .b { stroke: #f2938c; fill: #f2938c; } .c { stroke: #86b98e; fill: #86b98e; }
    .d { stroke: #c4a6e0; fill: #c4a6e0; } .e { stroke: #face00; fill: #face00; }
  }`;

const count = (n) => n.toLocaleString("en-US");

/** Powers of ten around the values. */
function decades(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = Math.floor(Math.log10(least));
  const to = Math.max(from + 1, Math.ceil(Math.log10(most) - 1e-9));
  return { from, to, ticks: Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at)) };
}

/** `lines`: `{ name, points: [[x, y], …] }`; `unit` writes a value of y. */
export function plot({ title, x, y, lines, unit }) {
  const there = lines.filter(({ points }) => points.length > 0);
  const all = there.flatMap(({ points }) => points);
  if (all.length === 0) return null;
  const [wide, high] = [decades(all.map(([at]) => at)), decades(all.map(([, value]) => value))];
  const place = (value, { from, to }, [start, end]) => start + ((Math.log10(value) - from) / (to - from)) * (end - start);
  const left = (value) => place(value, wide, [box.left, box.right]).toFixed(1);
  const down = (value) => Number(place(value, high, [box.bottom, box.top]).toFixed(1));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`, `<style>${style}\n</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text class="title" x="${box.left}" y="26">${escaped(title)}</text>`,
  ];
  for (const tick of wide.ticks) {
    parts.push(`<line class="grid" x1="${left(tick)}" x2="${left(tick)}" y1="${box.top}" y2="${box.bottom}"/>`);
    parts.push(`<text class="small" x="${left(tick)}" y="${box.bottom + 18}" text-anchor="middle">${count(tick)}</text>`);
  }
  for (const tick of high.ticks) {
    parts.push(`<line class="grid" x1="${box.left}" x2="${box.right}" y1="${down(tick)}" y2="${down(tick)}"/>`);
    parts.push(`<text class="small" x="${box.left - 8}" y="${down(tick) + 4}" text-anchor="end">${escaped(unit(tick))}</text>`);
  }
  parts.push(`<path class="axis" fill="none" d="M${box.left} ${box.top}V${box.bottom}H${box.right}"/>`);
  parts.push(`<text class="small" x="${(box.left + box.right) / 2}" y="${box.bottom + 42}" text-anchor="middle">${escaped(x)}</text>`);
  parts.push(`<text class="small" transform="translate(16 ${(box.top + box.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y)}</text>`);
  // Names stand at the ends of their lines, moved apart where they would meet.
  const names = there.map(({ name, points }, at) => ({ name, at, y: down(points.at(-1)[1]), x: Number(left(points.at(-1)[0])) })).sort((a, b) => a.y - b.y);
  names.forEach((each, at) => { if (at > 0) each.y = Math.max(each.y, names[at - 1].y + 17); });
  there.forEach(({ points }, at) => {
    const colour = colours[at % colours.length];
    parts.push(`<polyline class="line ${colour}" points="${points.map(([a, b]) => `${left(a)},${down(b)}`).join(" ")}"/>`);
    for (const [a, b] of points) parts.push(`<circle class="${colour}" cx="${left(a)}" cy="${down(b)}" r="3.4"/>`);
  });
  for (const { name, at, y: height_, x: end } of names) parts.push(`<text class="${colours[at % colours.length]} name" x="${end + 9}" y="${height_ + 4}">${escaped(name)}</text>`);
  return `${parts.join("\n")}\n</svg>\n`;
}
