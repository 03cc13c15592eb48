/* The live channel: one EventSource per visible page for all topics named in data-live.
   data-live="case:<id>", "worklist:<office id>", "person:<id>"; several with spaces; "worklist" alone matches any worklist.
   On news an element with hx-get and hx-trigger="live" asks htmx; any other element with an id is taken anew from this page. */
import { setServerTime } from "./clock.js";
import { toast } from "./dialog.js";
import { words } from "./words.js";

const GATHER = 250;
const HIDDEN_FOR = 30000;
const LONGEST_PAUSE = 30000;

let source = null;
let subscribed = "";
let last = "";
let since = "";
let wait = 1000;
let retry = 0;
let hiddenTimer = 0;
const waiting = new Set();
let gatherTimer = 0;
const underway = new WeakSet();

const topicsOf = (element) => element.dataset.live.split(/\s+/).filter(Boolean);
const matches = (wanted, topic) => wanted === topic || (!wanted.includes(":") && topic.startsWith(`${wanted}:`));

function wantedTopics() {
  const all = new Set();
  for (const element of document.querySelectorAll("[data-live]")) {
    for (const topic of topicsOf(element)) if (topic.includes(":")) all.add(topic);
  }
  return [...all].sort().join(",");
}

function tellState(on) {
  document.body.dataset.liveState = on ? "on" : "off";
  for (const place of document.querySelectorAll("[data-live-tells]")) place.textContent = words(on ? "liveOn" : "liveOff");
}

function isTypedInto(element) {
  const active = document.activeElement;
  if (active && active !== element && element.contains(active) && active.matches("input, textarea, select, canvas")) return true;
  return Boolean(element.querySelector("dialog[open], form[data-sending]")) || [...element.querySelectorAll("textarea, input[type=text]")].some((field) => field.value !== field.defaultValue);
}

function refresh(element) {
  if (!window.htmx || !element.isConnected) return;
  underway.add(element);
  if (element.hasAttribute("hx-get")) window.htmx.trigger(element, "live");
  else if (element.id) window.htmx.ajax("GET", location.href, { source: element, target: `#${element.id}`, select: `#${element.id}`, swap: "outerHTML" });
}

function spread() {
  const topics = [...waiting];
  waiting.clear();
  const stale = [];
  for (const element of document.querySelectorAll("[data-live]")) {
    if (!topicsOf(element).some((wanted) => topics.some((topic) => matches(wanted, topic)))) continue;
    if (isTypedInto(element)) stale.push(element);
    else refresh(element);
  }
  tellStale(stale);
}

function tellStale(stale) {
  if (!stale.length || document.querySelector("[data-stale-toast]")) return;
  const anew = () => stale.forEach((element) => (refresh(element), underway.delete(element)));
  const box = toast(words("changed"), "info", { text: words("refresh"), run: anew });
  if (box) box.dataset.staleToast = "";
}

/* The answer to news may take a while: what somebody has typed by then stays. */
function keepTyped(event) {
  const asker = event.detail.requestConfig?.elt;
  if (!asker || !underway.delete(asker) || !isTypedInto(event.detail.target)) return;
  event.detail.shouldSwap = false;
  tellStale([asker]);
}

function hear(event) {
  last = event.lastEventId || last;
  try {
    waiting.add(JSON.parse(event.data).topic);
  } catch {
    return;
  }
  document.dispatchEvent(new CustomEvent("live:signal", { detail: JSON.parse(event.data) }));
  clearTimeout(gatherTimer);
  gatherTimer = setTimeout(spread, GATHER);
}

function hello(event) {
  wait = 1000;
  last = event.lastEventId || last;
  tellState(true);
  const at = Date.parse(JSON.parse(event.data).now);
  if (Number.isFinite(at)) setServerTime(at);
}

function close() {
  clearTimeout(retry);
  source?.close();
  source = null;
  subscribed = "";
}

function connect() {
  const topics = wantedTopics();
  if (topics === subscribed && source) return;
  close();
  if (!topics || !document.body.dataset.liveUrl?.startsWith("http") || document.hidden) return;
  const query = new URLSearchParams({ topics });
  if (last) query.set("last", last);
  else query.set("since", since);
  subscribed = topics;
  source = new EventSource(`${document.body.dataset.liveUrl}?${query}`, { withCredentials: true });
  source.addEventListener("hello", hello);
  source.addEventListener("signal", hear);
  source.addEventListener("error", () => {
    tellState(false);
    if (source?.readyState !== EventSource.CLOSED) return; // the browser reconnects by itself
    close();
    retry = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_PAUSE);
  });
}

export function wake(root) {
  if (root === document) {
    since = document.body.dataset.serverTime || "";
    document.addEventListener("visibilitychange", () => {
      clearTimeout(hiddenTimer);
      if (document.hidden) hiddenTimer = setTimeout(close, HIDDEN_FOR);
      else connect();
    });
    document.addEventListener("htmx:beforeSwap", keepTyped);
    addEventListener("online", connect);
    addEventListener("pagehide", close);
    addEventListener("pageshow", (event) => event.persisted && connect());
  }
  connect();
}
