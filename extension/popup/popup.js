// What the toolbar button opens: it analyses the page in view and says what was found.

import { promiseDrawing } from "../shared/drawing.js";
import { harmless, make, quotation, verdictCard } from "../shared/dom.js";
import { readSettings } from "../shared/settings.js";
import { fillWords, keyOf, loadWords } from "../shared/words.js";

const MOST_REASONS = 3;
const place = (id) => document.getElementById(id);

const settings = await readSettings();
const say = await loadWords(settings.language);
fillWords(document, say, settings.language);
const tabId = await tabInView();

place("again").addEventListener("click", analyse);
place("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
place("report").addEventListener("click", openReport);
await analyse();

/** Return the tab the popup speaks of; the popup opened as a page of its own names it. */
async function tabInView() {
  const named = Number(new URLSearchParams(location.search).get("tab"));
  if (named) return named;
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab.id;
}

async function analyse() {
  place("again").disabled = true;
  place("main").setAttribute("aria-busy", "true");
  place("working").hidden = false;
  const result = (await chrome.runtime.sendMessage({ do: "analyse", tabId })) ?? { state: "fault" };
  place("working").hidden = true;
  place("state").hidden = result.state === "report";
  place("result").hidden = result.state !== "report";
  place("report").hidden = result.state !== "report";
  if (result.state === "report") showReport(result.report);
  else showState(result);
  place("main").setAttribute("aria-busy", "false");
  place("again").disabled = false;
}

function showState({ state, detail }) {
  place("state-title").textContent = say(`state_${state}`);
  place("state-help").textContent = say(`help_${state}`);
  place("state-command").hidden = !["stopped", "unpaired", "token"].includes(state);
  place("state-detail").hidden = !detail;
  place("state-detail").textContent = harmless(detail);
}

function showReport(report) {
  const { verdict, value, subject } = report;
  const judged = verdict.score !== null;
  const score = judged ? `${verdict.score}/100` : "";
  place("subject").textContent = harmless(subject.title || subject.target, 90);
  place("verdicts").replaceChildren(
    verdictCard(say("risk_label"), say(`band_${keyOf(verdict.band)}`), verdict.band, score),
    verdictCard(say("value_label"), say(`value_${keyOf(value.verdict)}`), value.verdict),
  );
  place("summary").textContent = verdict.summary;
  place("because").textContent = judged ? value.because : "";
  showReasons(judged ? report.findings : []);
  showDrawing(judged ? report.offers : []);
  const gaps = report.not_assessed.filter((gap) => gap.rule === null).map((gap) => gap.missing);
  place("gaps").hidden = !gaps.length;
  place("gaps").textContent = `${say("not_assessed")}: ${harmless(gaps.join("; "))}`;
}

function showReasons(findings) {
  const reasons = strongest(findings);
  place("reasons").hidden = !reasons.length;
  place("reason-list").replaceChildren(...reasons.map(reason));
}

/** Return the heaviest red flags, counted ones first, and rather other words than the same again. */
function strongest(findings) {
  const flags = findings
    .map((finding, number) => ({ finding, number, quote: finding.evidence[0]?.quote }))
    .filter(({ finding }) => finding.severity !== "good")
    .sort((a, b) => Number(b.finding.scored) - Number(a.finding.scored) || a.number - b.number);
  const repeats = (flag, place) => flags.findIndex((other) => other.quote === flag.quote) < place;
  const [same, other] = [flags.filter(repeats), flags.filter((flag, place) => !repeats(flag, place))];
  return [...other, ...same].slice(0, MOST_REASONS);
}

function reason({ finding, number }) {
  const item = make("li", {}, make("p", { class: "title" }, finding.title));
  const shown = finding.evidence.findIndex((evidence) => evidence.where === "text");
  const said = finding.evidence[shown] ?? finding.evidence.find(({ where }) => where !== "computed");
  if (said) item.append(quotation(said));
  if (shown >= 0) item.append(showButton(`${number}.${shown}`, finding.title));
  return item;
}

function showButton(id, title) {
  const button = make("button", { class: "link small" }, say("action_show"));
  button.setAttribute("aria-label", `${say("action_show")}: ${title}`);
  button.addEventListener("click", async () => {
    const found = await chrome.runtime.sendMessage({ do: "jump", tabId, id });
    if (!found) button.replaceWith(make("span", { class: "dim small", role: "status" }, say("not_found")));
  });
  return button;
}

function showDrawing(offers) {
  const [worst] = [...offers].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const picture = worst ? promiseDrawing(worst, say) : null;
  place("drawing").hidden = !picture;
  place("drawing-place").replaceChildren(...(picture ? [picture] : []));
}

async function openReport() {
  await chrome.tabs.create({ url: chrome.runtime.getURL(`report/report.html?tab=${tabId}`) });
  window.close();
}
