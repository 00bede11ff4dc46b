// Words in the language that the person chose, which need not be the browser's: chrome.i18n knows
// only that one, so its files are read here.

const FOLDERS = { en: "en", "zh-Hant": "zh_TW", "zh-Hans": "zh_CN" };

/** Return a function from a key, and values for its {gaps}, to a sentence. */
export async function loadWords(language) {
  const folder = FOLDERS[language] ?? "en";
  const answer = await fetch(chrome.runtime.getURL(`_locales/${folder}/messages.json`));
  const messages = await answer.json();
  return (key, values = {}) => {
    const message = messages[key]?.message ?? key;
    return message.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
  };
}

/** Fill a page's fixed words: every element with data-word, data-label or data-hint. */
export function fillWords(root, say, language) {
  document.documentElement.lang = language;
  for (const element of root.querySelectorAll("[data-word]")) {
    element.textContent = say(element.dataset.word);
  }
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
}

/** Write a number to four significant digits, as the reports do. */
export function number(value) {
  const rounded = Number(value.toPrecision(4));
  return new Intl.NumberFormat("en", { maximumSignificantDigits: 4 }).format(rounded);
}

/** Return the part of a key that names a verdict: "not-an-offer" is not_an_offer there. */
export function keyOf(verdict) {
  return verdict.replaceAll("-", "_");
}
