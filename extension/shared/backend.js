// The one place that talks to the backend.  Every answer becomes {state, ...}; a state other than
// "report" names its words in _locales: state_<name> and help_<name>.  A report comes twice: as
// data, for popup, button and marks, and as the page that the program writes for people.

const SCHEMA = "minecanary/report/1";
const [DATA, PAGE] = ["application/json", "text/html"];
const PATIENCE_MS = 40_000; // longer than the backend's own
const BY_STATUS = {
  401: "token",
  403: "refused",
  408: "slow",
  413: "large",
  421: "refused",
  429: "busy",
  503: "busy",
  504: "slow",
};

/** Ask for a report on a page; nothing is fetched by the backend, the page goes along. */
export async function analyse(settings, page) {
  if (!settings.token) return { state: "unpaired" };
  const version = await checkVersion(settings);
  if (version.state !== "ok") return version;
  const request = { html: page.html, lang: settings.language };
  if (page.url) request.url = page.url;
  const answer = await ask(settings, "/v1/analyze", request);
  if (answer.state !== "ok") return answer;
  const written = await ask(settings, "/v1/analyze", request, PAGE);
  if (written.state !== "ok") return written;
  if (answer.content?.schema !== SCHEMA || typeof written.content !== "string") return { state: "version" };
  return { state: "report", report: answer.content, written: written.content };
}

/** Tell whether a backend answers that this extension understands, and that accepts the token. */
export async function checkVersion(settings) {
  if (!settings.token) return { state: "unpaired" };
  const answer = await ask(settings, "/v1/version");
  if (answer.state !== "ok") return answer;
  const { schema, min_extension: oldest, program } = answer.content ?? {};
  if (typeof schema !== "string" || typeof oldest !== "string") return { state: "stranger" };
  const mine = chrome.runtime.getManifest().version;
  if (schema !== SCHEMA || older(mine, oldest)) return { state: "version", program };
  return { state: "ok", program };
}

async function ask(settings, path, content, form = DATA) {
  let answer;
  try {
    answer = await fetch(settings.address + path, {
      method: content ? "POST" : "GET",
      headers: {
        Authorization: `Bearer ${settings.token}`,
        Accept: form,
        ...(content ? { "Content-Type": DATA } : {}),
      },
      body: content ? JSON.stringify(content) : undefined,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    return { state: error.name === "TimeoutError" ? "slow" : "stopped" };
  }
  return await read(answer, form);
}

async function read(answer, form) {
  let content;
  try {
    const written = form === PAGE && answer.headers.get("Content-Type")?.startsWith(PAGE);
    content = await (written ? answer.text() : answer.json());
  } catch {
    return { state: "stranger" };
  }
  if (answer.ok) return { state: "ok", content };
  const ours = typeof content?.type === "string" && content.type.startsWith("urn:minecanary:");
  if (!ours) return { state: "stranger" };
  return { state: BY_STATUS[answer.status] ?? "fault", detail: `HTTP ${answer.status}` };
}

function older(mine, oldest) {
  const [a, b] = [mine, oldest].map((text) => text.split(".").map(Number));
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference) return difference < 0;
  }
  return false;
}
