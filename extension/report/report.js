// The full report of a tab's page: as the program wrote it for people, in their language.  This
// page's policy runs no script and loads nothing of it.

import { make } from "../shared/dom.js";
import { readSettings } from "../shared/settings.js";
import { fillWords, loadWords } from "../shared/words.js";

const settings = await readSettings();
const say = await loadWords(settings.language);
const main = document.getElementById("main");
const key = `tab:${Number(new URLSearchParams(location.search).get("tab"))}`;

fillWords(document, say, settings.language);
const kept = (await chrome.storage.session.get(key))[key];
if (kept?.written) show(kept);
else main.replaceChildren(make("p", {}, say("report_gone")));
main.setAttribute("aria-busy", "false");

function show({ report, written }) {
  const page = new DOMParser().parseFromString(written, "text/html");
  const style = new CSSStyleSheet();
  style.replaceSync(page.querySelector("style").textContent);
  document.adoptedStyleSheets = [style];
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  main.replaceChildren(actions(report, written), ...page.body.children);
}

function actions(report, written) {
  const choices = [
    [say("report_save"), () => saveAs("minecanary-report.html", written, "text/html")],
    [say("report_save_data"), () => saveAs("minecanary-report.json", JSON.stringify(report, null, 2), "application/json")],
    [say("report_print"), () => window.print()],
  ];
  return make("nav", { class: "actions" }, ...choices.map(button));
}

function button([words, act]) {
  const made = make("button", {}, words);
  made.addEventListener("click", act);
  return made;
}

function saveAs(name, content, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
