// Elements made of data: text only ever becomes text.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element; children are elements or strings, which become text nodes. */
export function make(name, attributes = {}, ...children) {
  return dress(document.createElement(name), attributes, children);
}

/** Make an element of a drawing. */
export function draw(name, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, name), attributes, children);
}

function dress(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Return text on one line without control and direction characters, cut to `most` characters. */
export function harmless(text, most = 300) {
  const plain = String(text ?? "")
    .replace(/[\s\u2028\u2029]+/g, " ")
    // eslint-disable-next-line no-control-regex -- these are what is to be removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .trim();
  const letters = Array.from(plain);
  return letters.length <= most ? plain : `${letters.slice(0, most - 1).join("")}…`;
}

/** Return a quotation: the quote set off, its surroundings dimmed. */
export function quotation(evidence) {
  const before = harmless(evidence.prefix, 60);
  const after = harmless(evidence.suffix, 60);
  return make(
    "blockquote",
    { class: "quote" },
    make("span", { class: "around" }, before ? `… ${before}${gap(evidence.prefix, -1)}` : ""),
    make("mark", {}, harmless(evidence.quote)),
    make("span", { class: "around" }, after ? `${gap(evidence.suffix, 0)}${after} …` : ""),
  );
}

function gap(text, place) {
  return /\s/.test(text.at(place) ?? "") ? " " : "";
}

/** Return a verdict's card; risk and value stand side by side in the same size. */
export function verdictCard(label, word, tone, figure = "") {
  return make(
    "div",
    { class: `verdict tone-${tone}` },
    make("p", { class: "label" }, label),
    make(
      "p",
      { class: "word" },
      make("span", {}, word),
      figure ? make("span", { class: "score" }, ` ${figure}`) : null,
    ),
  );
}
