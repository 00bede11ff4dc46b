// Collects the page as it stands, with its frames and shadow trees, and changes nothing in it.
// Runs when the person asks for it; its last value is what the background receives.

(() => {
  const ROOMY = 8_000_000; // characters; the backend takes twice as many bytes
  const DEEPEST = 5; // frames within frames
  const IN_CHROME = "openOrClosedShadowRoot"; // elsewhere it is a property of the element
  const FRAMES = new Set(["iframe", "frame"]);

  // A document that shows nothing and loads nothing: copies in it start no picture, no script
  // and no custom element of the page.
  const inert = document.implementation.createHTMLDocument("");

  /** Copy an element with what a plain copy leaves out: frames of this site, shadow trees. */
  function copyOf(root, depth) {
    const copy = inert.importNode(root, true);
    if (depth > DEEPEST) return copy;
    const copies = [copy, ...copy.querySelectorAll("*")];
    [root, ...root.querySelectorAll("*")].forEach((original, place) => {
      const frame = FRAMES.has(original.localName);
      const inside = frame ? bodyOf(original) : shadowOf(original);
      if (!inside) return;
      const box = inert.createElement("div");
      for (const child of inside.childNodes) box.append(...copyOfChild(child, depth));
      if (frame) copies[place].replaceWith(box);
      else copies[place].prepend(box);
    });
    return copy;
  }

  function copyOfChild(child, depth) {
    if (child.localName === "style") return []; // meant for inside, it would hide things outside
    const plain = child.nodeType !== Node.ELEMENT_NODE;
    return [plain ? inert.importNode(child, true) : copyOf(child, depth + 1)];
  }

  function bodyOf(frame) {
    try {
      const body = frame.contentDocument?.body;
      return body?.childElementCount ? body : null;
    } catch {
      return null; // another site's frame: not ours to read
    }
  }

  /** Return an element's shadow tree, a closed one too: it is part of what the person sees. */
  function shadowOf(element) {
    try {
      return element.openOrClosedShadowRoot ?? chrome.dom?.[IN_CHROME](element) ?? element.shadowRoot;
    } catch {
      return null; // an element that cannot have one
    }
  }

  /** Leave out embedded pictures, which no rule reads, where the page would be too large. */
  function written(root) {
    const html = root.outerHTML;
    return html.length <= ROOMY ? html : html.replace(/data:[a-z]+\/[^"')\s]{200,}/gi, "data:,");
  }

  const wellFormed = (text) => text.toWellFormed?.() ?? text;
  const address = /^https?:\/\/[A-Za-z0-9._~-]+(?::[0-9]{1,5})?(?:[/?#]\S*)?$/.exec(location.href);
  return {
    html: wellFormed(`<!doctype html>${written(copyOf(document.documentElement, 0))}`),
    url: address && location.href.length <= 8192 ? location.href : null,
  };
})();
