"use strict";
// Sorts, filters and unfolds the rows that are already in the page; asks the network for nothing.
(() => {
  const list = document.getElementById("rows");
  const rows = Array.from(list.children);
  const search = document.getElementById("search");
  const band = document.getElementById("band");
  const group = document.getElementById("group");
  const shown = document.getElementById("shown");
  const heads = Array.from(document.querySelectorAll(".head button"));
  const texts = new Map(rows.map((row) => [row, row.querySelector("summary").textContent.toLowerCase()]));

  const keep = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = texts.get(row);
      const good = words.every((word) => text.includes(word))
        && (!band.value || row.dataset.band === band.value)
        && (!group.value || row.dataset.cluster === group.value);
      row.hidden = !good;
      count += good ? 1 : 0;
    }
    shown.textContent = String(count);
  };

  const value = (row, name) => {
    const written = row.dataset[name];
    if (name === "name") return written;
    return written === "" ? null : Number(written);
  };

  const compare = (name, sign) => (one, other) => {
    const a = value(one, name);
    const b = value(other, name);
    if (a === null || b === null) return (a === null) - (b === null);
    const order = typeof a === "string" ? a.localeCompare(b) : a - b;
    return sign * order || one.dataset.place - other.dataset.place;
  };

  const sort = (button) => {
    const falls = button.getAttribute("aria-sort") === "none"
      ? button.dataset.first === "descending"
      : button.getAttribute("aria-sort") === "ascending";
    for (const head of heads) head.setAttribute("aria-sort", "none");
    button.setAttribute("aria-sort", falls ? "descending" : "ascending");
    rows.sort(compare(button.dataset.by, falls ? -1 : 1));
    const all = document.createDocumentFragment();
    for (const row of rows) all.append(row);
    list.append(all);
  };

  keep();
  search.addEventListener("input", keep);
  band.addEventListener("change", keep);
  group.addEventListener("change", keep);
  for (const head of heads) head.addEventListener("click", () => sort(head));
  for (const link of document.querySelectorAll("[data-show-cluster]")) {
    link.addEventListener("click", () => {
      group.value = link.dataset.showCluster;
      keep();
      list.scrollIntoView();
    });
  }
})();
