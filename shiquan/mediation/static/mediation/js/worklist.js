/* New applications: a mark on the row, a toast, a number in the tab's title, and a sound for whoever switched it on.
   The list itself is refreshed by live.js; this only notices which rows were not there before. */
import { toast } from "../../web/js/dialog.js";

const SOUND = "shiquan-new-sound";
const title = document.title;
let known = new Set(waiting());
let chosen = "";
let unseen = 0;
let audio = null;

function waiting() {
  return [...document.querySelectorAll("[data-worklist] tr[data-waits]")].map((row) => row.dataset.row);
}

/** Two short tones, made here: no file to load. */
function ring() {
  if (localStorage.getItem(SOUND) !== "on") return;
  try {
    audio ??= new AudioContext();
    for (const [start, pitch] of [[0, 660], [0.18, 880]]) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.12, audio.currentTime + start);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + start + 0.16);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + start);
      tone.stop(audio.currentTime + start + 0.17);
    }
  } catch {
    /* no sound on this device: the mark and the toast stay */
  }
}

function tellTitle() {
  document.title = unseen ? `(${unseen}) ${title}` : title;
}

function notice(list) {
  const fresh = waiting().filter((row) => !known.has(row));
  for (const row of fresh) document.getElementById(`row-${row}`)?.classList.add("fresh");
  known = new Set([...known, ...fresh]);
  if (!fresh.length) return;
  toast(`${list.dataset.newWords} ×${fresh.length}`, "info");
  ring();
  if (document.hidden) unseen += fresh.length;
  tellTitle();
}

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.target.matches?.("[data-worklist]")) return;
  chosen = event.target.querySelector("tr[aria-selected=true]")?.id || "";
});
document.addEventListener("htmx:load", (event) => {
  const list = event.target.matches?.("[data-worklist]") ? event.target : null;
  if (!list) return;
  const row = chosen && document.getElementById(chosen);
  if (row) {
    row.setAttribute("aria-selected", "true");
    row.querySelector("a[href]")?.focus({ preventScroll: true });
  }
  notice(list);
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unseen = 0;
  tellTitle();
});

const button = document.querySelector("[data-new-sound]");
function show() {
  const on = localStorage.getItem(SOUND) === "on";
  button.setAttribute("aria-pressed", String(on));
  button.querySelector("span").textContent = on ? button.dataset.on : button.dataset.off;
}
if (button) {
  show();
  button.addEventListener("click", () => {
    localStorage.setItem(SOUND, localStorage.getItem(SOUND) === "on" ? "off" : "on");
    show();
    ring();
  });
}
