// Notices when a page changes under the same document, and, where the person has switched
// automatic checks on, whether a page looks like an offer.  Decides here: nothing of the page
// leaves this script, only the words "seen" and "changed" with a yes or no.

(() => {
  if (globalThis.minecanaryWatches) return;
  globalThis.minecanaryWatches = true;

  const QUIET_MS = 1200; // after the last change
  const LONGEST_MS = 5000; // of a page that never rests
  const LEAST_GAP_MS = 3000; // between two reports
  const FIGURES_ONLY = 3; // changes of nothing but digits that are followed: then it is a ticker
  const MOST = 400_000; // characters looked at

  const RATE = [
    /[0-9](?:[.,][0-9]+)?\s*(?:%|％|percent|pct)[^.。\n]{0,40}(?:dai?ly|day|hour|week|month|per annum|apy|apr|roi|tag|jour|día|dia|giorno|день|сутки|hari|ngày|gün|日|天|周|月|年|時|时)/i,
    /(?:dai?ly|hourly|weekly|monthly|every day|par jour|diari[oa]|harian|ежедневн)[^.。\n]{0,40}[0-9](?:[.,][0-9]+)?\s*(?:%|％|usd|usdt|\$|€)/i,
    /(?:日化|日收益|日息|日利|月化|月收益|年化|日產|日产|靜態|静态)[^。\n]{0,20}[0-9]/,
    /(?:guaranteed|fixed|daily)\s+(?:profit|return|income|payout|yield)s?/i,
    /(?:保本|保息|穩賺|稳赚|翻倍|回本)/,
  ];
  const TOPIC = /cloud[- ]?mining|hash\s?(?:rate|power)|\b[0-9.]+\s*[TPG]H\/?s\b|mining (?:contract|plan|farm|pool)|\bstak(?:e|ing)\b|liquidity|masternode|\bnodes?\b.{0,20}(?:reward|profit)|майнинг|miner[ií]a|minera[cç][aã]o|minage|マイニング|채굴|挖[矿礦]|算力|[矿礦][机機]|[质質]押|[云雲]算/i;
  const MONEY = /\b(?:invest(?:ment|or|ing)?|deposit|withdraw(?:al)?|payout|usdt|referral|minimum amount|einzahlung|inversi[oó]n|investimento|депозит|вывод)\b|投[资資]|充值|入金|提[现現領领]|收益|[邀推][请請荐薦]|套餐|合[约約]/gi;

  function looksLikeOffer(text) {
    const rate = RATE.some((pattern) => pattern.test(text));
    const topic = TOPIC.test(text);
    const money = new Set((text.match(MONEY) ?? []).map((word) => word.toLowerCase())).size;
    return (rate && (topic || money >= 2)) || (topic && money >= 3);
  }

  const textNow = () => (document.body?.innerText ?? "").slice(0, MOST);

  /** Return a short number for a text: equal texts, equal numbers. */
  function digest(text) {
    let sum = 0x811c9dc5;
    for (let place = 0; place < text.length; place += 1) {
      sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193);
    }
    return sum >>> 0;
  }

  function look() {
    const text = textNow().replace(/\s+/g, " ");
    return {
      text,
      url: location.href,
      all: digest(text),
      wording: digest(text.replace(/[0-9.,:%+-]/g, "")),
    };
  }

  let last = look();
  let figures = 0;
  let timer = 0;
  let firstChange = 0;
  let lastReport = 0;

  function tell(what, text) {
    // Fails once the extension was updated or removed; this script then outlives it in the page.
    chrome.runtime?.sendMessage({ do: what, offer: looksLikeOffer(text) })?.catch(() => stop());
  }

  function stop() {
    observer.disconnect();
    clearTimeout(timer);
  }

  function stir() {
    const now = Date.now();
    firstChange ||= now;
    const latest = Math.max(firstChange + LONGEST_MS, lastReport + LEAST_GAP_MS);
    const due = Math.max(lastReport + LEAST_GAP_MS, now + QUIET_MS);
    clearTimeout(timer);
    timer = setTimeout(compare, Math.max(0, Math.min(due, latest) - now));
  }

  function compare() {
    firstChange = 0;
    const now = look();
    const moved = now.url !== last.url;
    if (moved) figures = 0;
    const worded = now.wording !== last.wording;
    const counted = now.all !== last.all && (figures += 1) <= FIGURES_ONLY;
    if (!moved && !worded && !counted) return;
    last = now;
    lastReport = Date.now();
    tell("changed", now.text);
  }

  const observer = new MutationObserver(stir);
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  for (const event of ["popstate", "hashchange"]) addEventListener(event, stir);
  globalThis.navigation?.addEventListener?.("currententrychange", stir);
  chrome.runtime.onMessage.addListener((message, sender, reply) => {
    if (sender.id === chrome.runtime.id && message?.do === "there") reply(true);
  });
  if (!globalThis.minecanaryMarks) tell("seen", last.text); // else it was analysed already
})();
