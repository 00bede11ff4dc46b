// What is promised against what is feasible, on one scale, in times the stake.

import { draw } from "./dom.js";
import { number } from "./words.js";

const WIDTH = 360;
const ROW = 44;
const LOG_FROM = 8; // beyond this ratio a linear drawing hides the small

/** Return the drawing of an offer, or null where there is nothing to compare. */
export function promiseDrawing(offer, say) {
  const rows = rowsOf(offer, say);
  if (rows.length < 2) return null;
  const scale = scaleFor([1, ...rows.flatMap((row) => [row.low, row.high])]);
  const height = ROW * rows.length + 22;
  const spoken = rows.map((row) => `${row.name}: ${row.shown}`).join(". ");
  const picture = draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", class: "drawing", "aria-label": spoken },
    draw("title", {}, `${say("chart_title")}. ${spoken}`),
  );
  const stake = scale.at(1);
  picture.append(
    draw("line", { class: "stake", x1: stake, x2: stake, y1: 0, y2: height - 20 }),
    draw("text", { class: "note", x: WIDTH, y: height - 5, "text-anchor": "end" }, note(scale, say)),
  );
  rows.forEach((row, place) => picture.append(...bar(row, place, scale)));
  return picture;
}

function rowsOf(offer, say) {
  const promised = offer.promised?.total_multiple;
  const ceiling = offer.feasible?.ceiling;
  const likely = offer.feasible?.variants?.generous?.multiple;
  const rows = [];
  if (promised) rows.push(row("promised", promised.low, promised.high, say));
  if (ceiling) rows.push(row("ceiling", ceiling.multiple, ceiling.multiple, say));
  if (likely) rows.push({ ...row("likely", likely.p05, likely.p95, say), mark: likely.p50 });
  return rows;
}

function row(kind, low, high, say) {
  const value = low === high ? number(low) : `${number(low)} – ${number(high)}`;
  return { kind, low, high, name: say(`chart_${kind}`), shown: say("chart_times", { value }) };
}

function bar(row, place, scale) {
  const y = ROW * place;
  const start = row.low === row.high ? 0 : scale.at(row.low);
  const width = Math.max(3, scale.at(row.high) - start);
  const parts = [
    draw("text", { class: "name", x: 0, y: y + 13 }, row.name),
    draw("text", { class: "figure", x: WIDTH, y: y + 13, "text-anchor": "end" }, row.shown),
    draw("rect", { class: `bar ${row.kind}`, x: start, y: y + 19, width, height: 14, rx: 2 }),
  ];
  if (row.mark !== undefined) {
    const x = scale.at(row.mark);
    parts.push(draw("line", { class: "median", x1: x, x2: x, y1: y + 16, y2: y + 36 }));
  }
  return parts;
}

function scaleFor(values) {
  const positive = values.filter((value) => value > 0);
  const [low, high] = [Math.min(...positive), Math.max(...positive)];
  const log = high / low > LOG_FROM;
  const [from, to] = log ? [Math.log(low / 1.5), Math.log(high * 1.5)] : [0, high * 1.15];
  const at = (value) => {
    const measured = log ? Math.log(Math.max(value, low / 1.5)) : value;
    return Math.round(((measured - from) / (to - from)) * WIDTH * 10) / 10;
  };
  return { log, at };
}

function note(scale, say) {
  return say(scale.log ? "chart_note_log" : "chart_note");
}
