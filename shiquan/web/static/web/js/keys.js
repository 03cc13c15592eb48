/* Desk shortcuts. They can be switched off (WCAG 2.1.4) in the help window; the choice stays on this device. */
const OFF = "shiquan-keys-off";
let waitsForDigit = 0;

const rows = () => [...document.querySelectorAll("table[data-keys] tbody tr")].filter((row) => row.offsetParent);

function typing(target) {
  return target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], canvas");
}

function move(step) {
  const all = rows();
  if (!all.length) return false;
  const at = all.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  all[at]?.removeAttribute("aria-selected");
  next.setAttribute("aria-selected", "true");
  const link = next.querySelector("a[href]");
  (link || next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function go(selector) {
  const link = document.querySelector(selector);
  link?.click();
  return Boolean(link);
}

function act(key) {
  if (waitsForDigit > Date.now() && /^[1-9]$/.test(key)) return go(`.rail-links li:nth-child(${key}) a`);
  waitsForDigit = 0;
  if (key === "j") return move(1);
  if (key === "k") return move(-1);
  if (key === "[") return go("a[rel=prev]");
  if (key === "]") return go("a[rel=next]");
  if (key === "g") waitsForDigit = Date.now() + 1500;
  if (key === "Enter" && document.activeElement === document.body) return go("tr[aria-selected=true] a[href]");
  if (key === "/") {
    const box = document.querySelector("[data-search], input[type=search]");
    box?.focus();
    box?.select();
    return Boolean(box);
  }
  if (key === "?") {
    const help = document.getElementById("keys-help");
    if (help && !help.open) help.showModal();
    return Boolean(help);
  }
  return false;
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || localStorage.getItem(OFF)) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  if (act(event.key)) event.preventDefault();
}

export function wake(root) {
  if (root !== document || !document.body.classList.contains("desk")) return;
  document.addEventListener("keydown", press);
  const box = document.querySelector("[data-keys-switch]");
  if (!box) return;
  box.checked = !localStorage.getItem(OFF);
  box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
}
