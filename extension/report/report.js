// The full report of a tab's page, from the JSON alone; every text of the page stays text.

import { promiseDrawing } from "../shared/drawing.js";
import { harmless, make, quotation, verdictCard } from "../shared/dom.js";
import { readSettings } from "../shared/settings.js";
import { fillWords, keyOf, loadWords, number } from "../shared/words.js";

const settings = await readSettings();
const say = await loadWords(settings.language);
const main = document.getElementById("main");
const tabId = Number(new URLSearchParams(location.search).get("tab"));

fillWords(document, say, settings.language);
const kept = (await chrome.storage.session.get(`tab:${tabId}`))[`tab:${tabId}`];
main.replaceChildren(...(kept?.report ? whole(kept.report) : [make("p", {}, say("report_gone"))]));
main.setAttribute("aria-busy", "false");

function whole(report) {
  document.title = `${say("name")} – ${harmless(report.subject.title || report.subject.target, 80)}`;
  return [...head(report), ...reasons(report), ...offers(report), ...sum(report), ...claims(report), ...foot(report)];
}

function head(report) {
  const { verdict, value, subject } = report;
  const judged = verdict.score !== null;
  const score = judged ? `${verdict.score}/100` : "";
  return [
    make("h1", {}, harmless(subject.title || subject.target, 160)),
    make("p", { class: "dim small" }, harmless(subject.final_url || subject.url || "", 300)),
    make(
      "div",
      { class: "verdicts" },
      verdictCard(say("risk_label"), say(`band_${keyOf(verdict.band)}`), verdict.band, score),
      verdictCard(say("value_label"), say(`value_${keyOf(value.verdict)}`), value.verdict),
    ),
    make("p", {}, verdict.summary),
    judged ? make("p", { class: "dim" }, value.because) : null,
    make("p", { class: "dim small" }, say("meaning")),
    actions(report),
  ].filter(Boolean);
}

function actions(report) {
  const save = make("button", {}, say("report_save"));
  save.addEventListener("click", () => saveAs(report));
  const print = make("button", {}, say("report_print"));
  print.addEventListener("click", () => window.print());
  return make("div", { class: "actions" }, save, print);
}

function saveAs(report) {
  const file = new Blob([JSON.stringify(report, null, 2)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(file), download: "minecanary-report.json" });
  link.click();
  URL.revokeObjectURL(link.href);
}

function reasons(report) {
  const flags = report.findings.filter((finding) => finding.severity !== "good");
  const signs = report.findings.filter((finding) => finding.severity === "good");
  return [
    ...(flags.length ? [make("h2", {}, say("findings_title")), ...flags.map(finding)] : []),
    ...(signs.length ? [make("h2", {}, say("signs_title")), ...signs.map(finding)] : []),
  ];
}

function finding(found) {
  const item = make(
    "article",
    { class: `severity-${found.severity}` },
    make("h3", {}, found.title),
    found.scored ? null : make("p", { class: "dim small" }, say("not_scored")),
    ...found.evidence.map(quotation),
    make("p", {}, found.why),
  );
  if (found.severity !== "good") {
    item.append(make("p", {}, make("strong", {}, `${say("advice")}: `), found.advice));
  }
  item.append(...found.references.map(reference));
  return item;
}

function reference({ issuer, title, date, url }) {
  const text = `${issuer}: ${title} (${date})`;
  const safe = typeof url === "string" && url.startsWith("https://");
  const link = safe ? make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text) : text;
  return make("p", { class: "small" }, link);
}

function offers(report) {
  if (report.verdict.score === null) return [];
  const sorted = [...report.offers].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return sorted.length ? [make("h2", {}, say("offers_title")), ...sorted.map(offer)] : [];
}

function offer(made) {
  const { promised, feasible } = made;
  const title = harmless(made.name || say("offer_unnamed"), 100);
  const score = made.score === null ? "" : ` · ${say(`band_${keyOf(made.band)}`)} ${made.score}/100`;
  return make(
    "article",
    {},
    make("h3", {}, title + score),
    make("p", {}, make("strong", {}, say(`feasible_${keyOf(feasible.verdict)}`)), ` – ${feasible.because}`),
    promiseDrawing(made, say),
    table([
      [say("row_daily"), percent(promised.daily_percent)],
      [say("row_monthly"), percent(promised.monthly_percent)],
      [say("row_yearly"), percent(promised.apr_percent)],
      [say("row_total"), interval(promised.total_multiple, (text) => say("chart_times", { value: text }))],
      [say("row_chance"), share(feasible.probability_promise_met)],
      [say("row_times_ceiling"), feasible.times_ceiling === null ? null : say("chart_times", { value: number(feasible.times_ceiling) })],
      [say("row_hold"), share(feasible.buy_and_hold?.probability_contract_wins ?? null)],
    ]),
    assumptions(feasible.assumptions),
  );
}

function percent(range) {
  return interval(range, (text) => `${text} %`);
}

function share(value) {
  return value === null ? null : `${number(100 * value)} %`;
}

function interval(range, unit) {
  if (!range) return null;
  const text = range.low === range.high ? number(range.low) : `${number(range.low)} – ${number(range.high)}`;
  return unit(text);
}

function table(rows) {
  const known = rows.filter(([, value]) => value !== null);
  if (!known.length) return null;
  const lines = known.map(([name, value]) =>
    make("tr", {}, make("th", { scope: "row" }, name), make("td", { class: "figure" }, value)),
  );
  return make("div", { class: "wide" }, make("table", {}, make("tbody", {}, ...lines)));
}

function assumptions(list) {
  if (!list.length) return null;
  const lines = list.map(({ name, value, unit, source, as_of: day }) => {
    const shown = typeof value === "number" ? number(value) : value;
    return make("li", { class: "small" }, harmless(`${name}: ${shown} ${unit} (${source}, ${day})`));
  });
  return make("details", {}, make("summary", {}, say("assumptions")), make("ul", {}, ...lines));
}

function sum(report) {
  if (!report.contributions.length) return [];
  const lines = report.contributions.map(({ because, points }) =>
    make("tr", {}, make("td", {}, because), make("td", { class: "figure" }, inPoints(points))),
  );
  const total = make(
    "tr",
    {},
    make("th", { scope: "row" }, say("sum")),
    make("td", { class: "figure" }, make("strong", {}, inPoints(report.verdict.points))),
  );
  return [make("h2", {}, say("points_title")), make("table", {}, make("tbody", {}, ...lines, total))];
}

function inPoints(thousandths) {
  return `${thousandths > 0 ? "+" : ""}${(thousandths / 1000).toFixed(3)}`;
}

function claims(report) {
  if (!report.claims.length) return [];
  const lines = report.claims.map(({ type, stance, quote, where }) =>
    make(
      "tr",
      {},
      make("td", {}, type.replaceAll("_", " ")),
      make("td", {}, say(`stance_${stance}`)),
      make("td", {}, harmless(quote, 160)),
      make("td", { class: "dim" }, where),
    ),
  );
  const body = make("table", {}, make("tbody", {}, ...lines));
  return [make("details", {}, make("summary", {}, `${say("claims_title")} (${lines.length})`), make("div", { class: "wide" }, body))];
}

function foot(report) {
  const { network, versions, not_assessed: missing } = report;
  const items = missing.map((gap) => make("li", { class: "small" }, gap.rule ? `${gap.rule}: ${gap.missing}` : gap.missing));
  const found = Object.entries(report.identifiers).flatMap(([kind, values]) =>
    values.map((value) => `${kind.replaceAll("_", " ")}: ${typeof value === "string" ? value : `${value.chain} ${value.address}`}`),
  );
  return [
    found.length ? list(say("identifiers_title"), found.map((text) => make("li", { class: "small" }, harmless(text)))) : null,
    items.length ? list(say("not_assessed"), items) : null,
    make("p", { class: "dim small" }, say("priced", { as_of: network.as_of, source: network.source })),
    make("p", { class: "dim small" }, `minecanary ${versions.program} · ${versions.rules} · ${versions.model}`),
  ].filter(Boolean);
}

function list(title, items) {
  return make("details", {}, make("summary", {}, `${title} (${items.length})`), make("ul", {}, ...items));
}
