// Where the person pairs the extension with the backend, once, and sets what it may do.

import { checkVersion } from "../shared/backend.js";
import { DEFAULTS, EVERY_SITE, cleanAddress, keepSettings, readSettings } from "../shared/settings.js";
import { fillWords, loadWords } from "../shared/words.js";

const place = (id) => document.getElementById(id);
let say = (key) => key;

await speak();
const kept = await chrome.storage.local.get(DEFAULTS);
place("token").value = kept.token;
place("address").value = kept.address;
place("language").value = kept.language;
place("automatic").checked = kept.automatic && (await chrome.permissions.contains(EVERY_SITE));

place("form").addEventListener("submit", save);
place("reveal").addEventListener("click", reveal);
place("language").addEventListener("change", async () => {
  await keepSettings({ language: place("language").value });
  await speak();
});
place("automatic").addEventListener("change", setAutomatic);

async function speak() {
  const { language } = await readSettings();
  say = await loadWords(language);
  fillWords(document, say, language);
  document.title = `${say("name")} – ${say("options_title")}`;
}

/** Keep address and token, and say at once whether a backend answers to them. */
async function save(event) {
  event.preventDefault();
  const address = cleanAddress(place("address").value || DEFAULTS.address);
  if (!address) return tell("answer", say("options_address_wrong"), false);
  place("address").value = address;
  const token = place("token").value.trim();
  await keepSettings({ address, token });
  tell("answer", say("state_working"), true);
  const { state, program } = await checkVersion({ address, token });
  if (state === "ok") return tell("answer", say("options_paired", { program }), true);
  return tell("answer", `${say(`state_${state}`)} ${say(`help_${state}`)}`, false);
}

function reveal() {
  const shown = place("token").type === "password";
  place("token").type = shown ? "text" : "password";
  place("reveal").setAttribute("aria-pressed", String(shown));
}

/** Ask for the permission inside the click, as browsers demand, and give it back when unwanted. */
async function setAutomatic() {
  const box = place("automatic");
  const granted = box.checked && (await chrome.permissions.request(EVERY_SITE).catch(() => false));
  const refused = box.checked && !granted;
  box.checked = granted;
  await keepSettings({ automatic: granted });
  if (!granted) await chrome.permissions.remove(EVERY_SITE).catch(() => false);
  await chrome.runtime.sendMessage({ do: "automatic" });
  tell("automatic-answer", refused ? say("options_automatic_refused") : "", false);
}

function tell(id, text, good) {
  place(id).textContent = text;
  place(id).className = good ? "good" : "bad";
}
