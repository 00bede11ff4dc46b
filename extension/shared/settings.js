// What the person has set.  The token stays in this browser profile and goes to the backend only.

export const DEFAULTS = Object.freeze({
  address: "http://127.0.0.1:8765",
  token: "",
  language: "", // empty: the browser's
  automatic: false,
});

export const EVERY_SITE = Object.freeze({ origins: ["http://*/*", "https://*/*"] });

const ADDRESS = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?$/;

export async function readSettings() {
  const kept = await chrome.storage.local.get(DEFAULTS);
  return { ...kept, language: kept.language || browserLanguage() };
}

export async function keepSettings(changes) {
  await chrome.storage.local.set(changes);
}

/** Return the address in its plain form, or null: only this machine is allowed. */
export function cleanAddress(text) {
  const plain = text.trim().replace(/\/+$/, "");
  return ADDRESS.test(plain) ? plain : null;
}

/** Return the report language that suits the browser: en, zh-Hant or zh-Hans. */
function browserLanguage() {
  const name = chrome.i18n.getUILanguage().toLowerCase();
  if (!name.startsWith("zh")) return "en";
  return /tw|hk|mo|hant/.test(name) ? "zh-Hant" : "zh-Hans";
}
