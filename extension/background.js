// Brings page, backend and person together.  Reports live in memory (storage.session), one per
// tab, and go when the tab or the browser closes.

import { analyse } from "./shared/backend.js";
import { EVERY_SITE, readSettings } from "./shared/settings.js";
import { keyOf, loadWords } from "./shared/words.js";

const WATCHER = "watch";
const MOST_KEPT = 20; // reports; the oldest goes first
const COLOURS = {
  critical: "#b3261e",
  high: "#d9480f",
  elevated: "#946200",
  low: "#1f7a3d",
  "not-an-offer": "#4a6076",
  unknown: "#6b4fa0",
};
// An author's style: Chromium paints no background of highlights that a user's style names.
const MARKS =
  "::highlight(minecanary-bad){background-color:#ffe08a!important;color:#1c1c1e!important;text-decoration:underline 2px #b3261e!important}" +
  "::highlight(minecanary-good){background-color:#c8efd2!important;color:#1c1c1e!important}" +
  "::highlight(minecanary-current){background-color:#ffb300!important;color:#000!important;text-decoration:underline 3px #b3261e!important}";

const running = new Map(); // tab id -> the analysis under way
const again = new Set(); // tabs whose page changed meanwhile

/** Analyse a tab's page; of two wishes for one tab at a time, both get the same answer. */
function analyseTab(tabId) {
  if (!running.has(tabId)) {
    running.set(
      tabId,
      analyseNow(tabId).finally(() => {
        running.delete(tabId);
        if (again.delete(tabId)) analyseTab(tabId);
      }),
    );
  }
  return running.get(tabId);
}

async function analyseNow(tabId) {
  const settings = await readSettings();
  const say = await loadWords(settings.language);
  const page = await collect(tabId);
  const result = page ? await analyse(settings, page) : { state: "restricted" };
  result.url = page?.url ?? null;
  result.at = Date.now();
  await keep(tabId, result);
  await setBadge(tabId, result, say);
  if (page) await mark(tabId, result, say);
  return result;
}

async function collect(tabId) {
  try {
    const target = { tabId };
    const [{ result }] = await chrome.scripting.executeScript({ target, files: ["content/collect.js"] });
    return typeof result?.html === "string" ? result : null;
  } catch {
    return null; // a page of the browser itself, or one we may not read
  }
}

async function keep(tabId, result) {
  const kept = await chrome.storage.session.get(null);
  const old = Object.entries(kept)
    .filter(([key]) => key.startsWith("tab:"))
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(MOST_KEPT - 1)
    .map(([key]) => key);
  await chrome.storage.session.remove(old);
  await chrome.storage.session.set({ [`tab:${tabId}`]: result });
}

async function setBadge(tabId, result, say) {
  const band = result.report?.verdict.band;
  const text = band ? say(`badge_${keyOf(band)}`) : say("badge_off");
  const words = band ? say(`band_${keyOf(band)}`) : say(`state_${result.state}`);
  try {
    await chrome.action.setBadgeBackgroundColor({ tabId, color: COLOURS[band] ?? "#555555" });
    await chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" });
    await chrome.action.setBadgeText({ tabId, text });
    await chrome.action.setTitle({ tabId, title: `${say("name")}: ${words}` });
  } catch {
    // The tab was closed meanwhile.
  }
}

/** Return what can be marked in a page: quotes of its visible text. */
function marksOf(report) {
  return report.findings.flatMap((finding, place) =>
    finding.evidence
      .map((evidence, number) => ({ evidence, id: `${place}.${number}` }))
      .filter(({ evidence }) => evidence.where === "text" && evidence.quote)
      .map(({ evidence, id }) => ({
        id,
        kind: finding.severity === "good" ? "good" : "bad",
        title: finding.title,
        why: finding.why,
        quote: evidence.quote,
        prefix: evidence.prefix,
        suffix: evidence.suffix,
      })),
  );
}

async function mark(tabId, result, say) {
  const target = { tabId, allFrames: true };
  const words = {
    name: say("name"),
    previous: say("panel_previous"),
    next: say("panel_next"),
    close: say("panel_close"),
  };
  const items = result.report && result.report.verdict.score !== null ? marksOf(result.report) : [];
  try {
    await chrome.scripting.removeCSS({ target, css: MARKS });
    await chrome.scripting.insertCSS({ target, css: MARKS });
    await chrome.scripting.executeScript({ target, files: ["content/highlight.js"] });
    await chrome.scripting.executeScript({
      target,
      func: (found, said) => globalThis.minecanaryMarks.show(found, said),
      args: [items, words],
    });
    await chrome.scripting.executeScript({ target: { tabId }, files: ["content/watch.js"] });
  } catch {
    // The page went away while it was analysed.
  }
}

/** Go to a quote in the page, or to the next one; tell whether it was found. */
async function jump(tabId, id) {
  const results = await chrome.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: (wanted) => globalThis.minecanaryMarks?.jump(wanted) ?? false,
    args: [id],
  });
  return results.some(({ result }) => result);
}

/** A page said that it is there, or that it changed: analyse it if the person wants that. */
async function heard(message, tabId) {
  const settings = await readSettings();
  const key = `tab:${tabId}`;
  const kept = (await chrome.storage.session.get(key))[key];
  const asked = message.do === "changed" && kept !== undefined;
  const wanted = settings.automatic && message.offer === true;
  if (asked || wanted) {
    if (running.has(tabId)) again.add(tabId);
    else await analyseTab(tabId);
  } else if (message.do === "seen" && kept && !running.has(tabId)) {
    await chrome.storage.session.remove(key); // another page stands in this tab now
  }
}

async function answer(message, sender) {
  if (sender.tab && !sender.url?.startsWith(chrome.runtime.getURL(""))) {
    if (["seen", "changed"].includes(message.do)) await heard(message, sender.tab.id);
    return null; // a page may announce itself, and nothing else
  }
  switch (message.do) {
    case "analyse":
      return await analyseTab(message.tabId);
    case "jump":
      return await jump(message.tabId, message.id);
    case "automatic":
      return await arrangeWatching();
    default:
      return null;
  }
}

/** Register the watcher on all sites exactly while it is switched on and allowed. */
async function arrangeWatching() {
  const { automatic } = await readSettings();
  const allowed = automatic && (await chrome.permissions.contains(EVERY_SITE));
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [WATCHER] });
  if (registered.length) await chrome.scripting.unregisterContentScripts({ ids: [WATCHER] });
  if (allowed) {
    await chrome.scripting.registerContentScripts([
      { id: WATCHER, js: ["content/watch.js"], matches: EVERY_SITE.origins, runAt: "document_idle" },
    ]);
  }
  return allowed;
}

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.id !== chrome.runtime.id) return false;
  answer(message, sender).then(reply, () => reply(null));
  return true;
});

chrome.tabs.onUpdated.addListener(async (tabId, change) => {
  if (change.status !== "complete") return;
  const key = `tab:${tabId}`;
  if ((await chrome.storage.session.get(key))[key] === undefined) return;
  const there = await chrome.tabs.sendMessage(tabId, { do: "there" }).catch(() => false);
  if (!there && !running.has(tabId)) await chrome.storage.session.remove(key);
});

chrome.tabs.onRemoved.addListener((tabId) => chrome.storage.session.remove(`tab:${tabId}`));

chrome.commands.onCommand.addListener(async (command, tab) => {
  if (command === "next-quote" && tab?.id !== undefined) await jump(tab.id, null).catch(() => false);
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  arrangeWatching();
  if (reason === "install") chrome.runtime.openOptionsPage();
});
chrome.runtime.onStartup.addListener(arrangeWatching);
chrome.permissions.onRemoved.addListener(arrangeWatching);
