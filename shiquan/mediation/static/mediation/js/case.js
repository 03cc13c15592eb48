/* Single keys on a case: [data-key] opens a decision or goes to a field. Switched off together with the other desk keys. */
const OFF = "shiquan-keys-off";

function typing(target) {
  return target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], canvas");
}

function go(place) {
  const fold = place.closest("details");
  if (fold && place.matches("summary")) {
    fold.open = true;
    const first = fold.querySelector("input:not([type=hidden]), select, textarea");
    (first || place).focus();
  } else {
    place.focus();
  }
  place.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || localStorage.getItem(OFF)) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const place = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!place) return;
  event.preventDefault();
  go(place);
});

/* One decision is open on a broad screen, where there is room for it. */
const first = document.querySelector("details[data-first]");
if (first && matchMedia("(min-width: 64rem)").matches) first.open = true;
