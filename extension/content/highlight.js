// Marks the quoted words in the page, without changing its elements: ranges are painted by the
// browser (CSS Custom Highlight API), so that the page's own scripts notice nothing.
// Runs in every frame it may; what it shows is text and was text.

(() => {
  if (globalThis.minecanaryMarks) return;

  const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "OPTION"]);
  const IGNORED = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/;
  const SHORT = 6; // characters; a shorter quote is told from others by its surroundings
  const state = { marks: [], words: null, panel: null, at: -1 };

  /** Return the page's text without white space, and where each character stands. */
  function index() {
    const found = { text: "", nodes: [], offsets: [] };
    collect(document.documentElement, found);
    return found;
  }

  function collect(root, found) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
      acceptNode: (node) =>
        SKIPPED.has(node.nodeName) || node === state.panel?.host
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    });
    const parts = [];
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) continue;
      const data = node.data;
      for (let place = 0; place < data.length; place += 1) {
        if (IGNORED.test(data[place])) continue;
        parts.push(data[place]);
        found.nodes.push(node);
        found.offsets.push(place);
      }
    }
    found.text += parts.join("");
  }

  const squeezed = (text) => Array.from(text).filter((letter) => !IGNORED.test(letter)).join("");

  /** Return the range of a quote: of equal words, those whose surroundings fit best. */
  function find(item, page) {
    const quote = squeezed(item.quote);
    if (!quote) return null;
    const before = squeezed(item.prefix);
    const after = squeezed(item.suffix);
    let best = null;
    for (let at = page.text.indexOf(quote); at >= 0; at = page.text.indexOf(quote, at + 1)) {
      const end = at + quote.length;
      const fit = fitBefore(page.text, at, before) + fitAfter(page.text, end, after);
      if (best && fit <= best.fit) continue;
      const range = rangeOf(page, at, end);
      const visible = range.getClientRects().length > 0;
      if (!best || visible || !best.visible) best = { fit, range, visible };
    }
    const needed = quote.length < SHORT ? Math.min(SHORT, before.length + after.length) : 0;
    return best && best.fit >= needed ? best.range : null;
  }

  function fitBefore(text, at, before) {
    let length = 0;
    while (length < before.length && text[at - 1 - length] === before.at(-1 - length)) length += 1;
    return length;
  }

  function fitAfter(text, end, after) {
    let length = 0;
    while (length < after.length && text[end + length] === after[length]) length += 1;
    return length;
  }

  function rangeOf(page, start, end) {
    const range = document.createRange();
    range.setStart(page.nodes[start], page.offsets[start]);
    range.setEnd(page.nodes[end - 1], page.offsets[end - 1] + 1);
    return range;
  }

  /** Mark all quotes of a report; an empty list clears what was marked. */
  function show(items, words) {
    const page = items.length ? index() : null;
    state.words = words;
    state.at = -1;
    state.marks = [];
    for (const item of items) add(item, find(item, page));
    state.marks.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range));
    close();
  }

  /** Add a quote to the marks; the same words may speak for several reasons. */
  function add(item, range) {
    if (range === null) return;
    const same = state.marks.find(
      (mark) =>
        mark.range.compareBoundaryPoints(Range.START_TO_START, range) === 0 &&
        mark.range.compareBoundaryPoints(Range.END_TO_END, range) === 0,
    );
    if (same) same.items.push(item);
    else state.marks.push({ items: [item], range });
  }

  function paint() {
    if (!globalThis.CSS?.highlights || typeof Highlight === "undefined") return; // the box still leads there
    for (const kind of ["bad", "good"]) {
      const ranges = state.marks.filter(({ items }) => items[0].kind === kind).map((m) => m.range);
      CSS.highlights.set(`minecanary-${kind}`, new Highlight(...ranges));
    }
    const current = state.marks[state.at]?.range;
    CSS.highlights.set("minecanary-current", new Highlight(...(current ? [current] : [])));
  }

  /** Go to a quote by its id, or to the next one; tell whether it stands here. */
  function jump(id) {
    const wanted = state.marks.findIndex(({ items }) => items.some((item) => item.id === id));
    if (id !== null && wanted < 0) return false;
    if (!state.marks.length) return false;
    go(id === null ? (state.at + 1) % state.marks.length : wanted, true);
    return true;
  }

  function go(place, focus) {
    state.at = place;
    const { range } = state.marks[place];
    const element = range.startContainer.parentElement;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
    paint();
    open(focus);
  }

  /** Show why the quote is marked, in a box that the page's styles do not reach. */
  function open(focus) {
    state.panel ??= buildPanel();
    const { panel, words, marks, at } = state;
    if (!panel.host.isConnected) document.documentElement.append(panel.host);
    panel.count.textContent = `${at + 1} / ${marks.length}`;
    panel.reasons.replaceChildren(...marks[at].items.map(reasonLine));
    panel.before.textContent = words.previous;
    panel.next.textContent = words.next;
    panel.close.textContent = words.close;
    panel.box.setAttribute("aria-label", words.name);
    if (focus) panel.next.focus({ preventScroll: true });
  }

  function reasonLine({ title, why }) {
    const line = element("div", "margin-bottom:8px");
    const name = element("div", "font-weight:700");
    name.textContent = title;
    line.append(name, why);
    return line;
  }

  function close() {
    state.panel?.host.remove();
    state.at = -1;
    paint();
  }

  function buildPanel() {
    const host = document.createElement("div");
    host.style.cssText = "all:initial;position:fixed;inset:auto 16px 16px auto;z-index:2147483647";
    const root = host.attachShadow({ mode: "closed" });
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const [paper, ink, line] = dark ? ["#26262c", "#ececf1", "#55555f"] : ["#fff", "#1c1c1e", "#b9b9c0"];
    const box = element("div", `max-width:340px;padding:12px 14px;border:1px solid ${line};border-radius:8px;` +
      `background:${paper};color:${ink};font:14px/1.45 system-ui,sans-serif;box-shadow:0 4px 18px #0006`);
    box.setAttribute("role", "dialog");
    const said = element("div", "");
    said.setAttribute("aria-live", "polite");
    const count = element("div", "font-size:12px;opacity:.75");
    const reasons = element("div", "max-height:40vh;overflow:auto");
    const row = element("div", "display:flex;gap:6px");
    const button = (act) => {
      const made = element("button", `font:inherit;color:inherit;background:none;border:1px solid ${line};` +
        "border-radius:6px;padding:3px 10px;cursor:pointer");
      made.addEventListener("click", act);
      row.append(made);
      return made;
    };
    const before = button(() => go((state.at - 1 + state.marks.length) % state.marks.length, false));
    const next = button(() => go((state.at + 1) % state.marks.length, false));
    const shut = button(close);
    said.append(count, reasons);
    box.append(said, row);
    root.append(box);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    return { host, box, count, reasons, before, next, close: shut };
  }

  function element(name, style) {
    const made = document.createElement(name);
    made.style.cssText = style;
    return made;
  }

  /** Open the box for the mark under a click; the click itself goes on to the page. */
  function clicked(event) {
    if (!event.isTrusted || !state.marks.length) return;
    const place = state.marks.findIndex((mark) =>
      Array.from(mark.range.getClientRects()).some(
        (r) => event.clientX >= r.left && event.clientX <= r.right && event.clientY >= r.top && event.clientY <= r.bottom,
      ),
    );
    if (place < 0) return;
    state.at = place;
    paint();
    open(false);
  }

  document.addEventListener("click", clicked, { capture: true, passive: true });
  globalThis.minecanaryMarks = { show, jump };
})();
