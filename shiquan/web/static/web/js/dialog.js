/* Native dialogs, menus made of <details data-menu>, and toasts. */
import { words } from "./words.js";

const STAY = 7000;

/** Show a short message; tone is ok, soon, bad or info. An action is {text, run}. */
export function toast(text, tone = "info", action = null) {
  const place = document.getElementById("toasts");
  if (!place) return null;
  const box = document.createElement("div");
  box.className = `toast ${tone}`;
  box.dataset.toast = "";
  const says = document.createElement("div");
  says.textContent = text;
  box.append(says);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.text;
    button.addEventListener("click", () => {
      box.remove();
      action.run();
    });
    box.append(button);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", words("close"));
  close.dataset.closesToast = "";
  box.append(close);
  place.append(box);
  if (tone !== "bad" && !action) setTimeout(() => box.remove(), STAY);
  return box;
}

function open(id, event) {
  const dialog = document.getElementById(id);
  if (!dialog || !dialog.showModal) return;
  event?.preventDefault();
  if (!dialog.open) dialog.showModal();
}

function click(event) {
  const opener = event.target.closest("[data-opens]");
  if (opener) open(opener.dataset.opens, event);
  if (event.target.closest("[data-closes-dialog]")) event.target.closest("dialog")?.close();
  if (event.target.closest("[data-closes-toast]")) event.target.closest("[data-toast]")?.remove();
  // A click on the backdrop closes only what holds nothing typed.
  if (event.target.matches?.("dialog") && !event.target.querySelector("form")) event.target.close();
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
}

function escape(event) {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  }
}

export function wake(root) {
  if (root === document) {
    document.addEventListener("click", click);
    document.addEventListener("keydown", escape);
    document.querySelectorAll("#toasts .toast:not(.bad)").forEach((box) => setTimeout(() => box.remove(), STAY));
  }
  root.querySelector("[data-error-summary]")?.focus();
}
