/* Live countdowns: <time data-due data-started> inside .clock. The server's clock counts, not the phone's. */
import { words } from "./words.js";

const SOON_SHARE = 0.25;
const DEFAULT_LENGTH = 4 * 86400e3;
let offset = 0;

/** Tell the countdowns what time it is on the server (milliseconds since 1970). */
export function setServerTime(milliseconds) {
  offset = milliseconds - Date.now();
}

/** A span in its two largest units. */
export function spanInWords(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  if (d) return words("days", { a: d, b: h });
  if (h) return words("hours", { a: h, b: m });
  if (m) return words("minutes", { a: m, b: s });
  return words("seconds", { a: s });
}

/** How a clock stands at an instant. */
export function urgency(started, due, at) {
  if (at > due) return "overdue";
  const whole = Number.isFinite(started) ? due - started : DEFAULT_LENGTH;
  return due - at <= whole * SOON_SHARE ? "soon" : "ok";
}

function show(time, at) {
  const due = Date.parse(time.dataset.due);
  if (!Number.isFinite(due)) return;
  const text = at > due ? words("over", { n: spanInWords(at - due) }) : words("left", { n: spanInWords(due - at) });
  if (time.textContent !== text) time.textContent = text;
  const clock = time.closest(".clock");
  const now = urgency(Date.parse(time.dataset.started), due, at);
  if (clock && !clock.classList.contains(now)) {
    clock.classList.remove("ok", "soon", "overdue");
    clock.classList.add(now);
  }
}

function tick() {
  if (document.hidden) return;
  const at = Date.now() + offset;
  for (const time of document.querySelectorAll("time[data-due]")) show(time, at);
}

export function wake(root) {
  if (root === document) {
    const told = Date.parse(document.body.dataset.serverTime);
    if (Number.isFinite(told)) setServerTime(told);
    setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
  }
  tick();
}
