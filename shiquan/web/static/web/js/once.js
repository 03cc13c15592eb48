/* A double tap files once: one idempotency key per form and page, the button busy until an answer is there. */
import { toast } from "./dialog.js";
import { randomKey } from "./send.js";
import { words } from "./words.js";

const KEY = "idempotency_key";

function giveKey(form) {
  if (form.querySelector(`[name=${KEY}]`)) return;
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = KEY;
  input.value = randomKey();
  form.append(input);
}

function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

function submit(event) {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  const refuse = (key) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key) toast(words(key), "soon");
  };
  if (form.dataset.sending) return refuse();
  if (form.querySelector(".file[data-state=uploading], .file[data-state=waiting]")) return refuse("stillUploading");
  if (!navigator.onLine) return refuse("offlineSubmit");
  form.dataset.sending = "1";
  const button = event.submitter || form.querySelector("[type=submit]");
  // Not disabled: a disabled button would drop its own name and value from what is sent.
  button?.setAttribute("aria-busy", "true");
  return undefined;
}

export function wake(root) {
  for (const form of root.querySelectorAll("form[data-once]")) giveKey(form);
  if (root.matches?.("form[data-once]")) giveKey(root);
  if (root !== document) return;
  document.addEventListener("submit", submit, true);
  for (const name of ["htmx:afterRequest", "htmx:sendError"]) {
    document.addEventListener(name, (event) => event.target.closest?.("form[data-once]") && release(event.target.closest("form")));
  }
  addEventListener("pageshow", (event) => event.persisted && document.querySelectorAll("form[data-sending]").forEach(release));
}
