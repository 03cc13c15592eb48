/* Display modes without a new page, so that nothing typed is lost. Without scripts the form posts and comes back. */
import { send } from "./send.js";

async function choose(event) {
  const form = event.target.closest("form[data-display]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  const { name, value } = event.submitter;
  document.documentElement.dataset[name] = value;
  for (const button of form.querySelectorAll(`button[name="${name}"]`)) {
    button.setAttribute("aria-pressed", String(button === event.submitter));
  }
  const body = new FormData(form);
  body.set(name, value);
  try {
    await send(form.action, { body, near: form });
  } catch {
    /* offline: the page has changed already, the cookie waits for another time */
  }
}

export function wake(root) {
  if (root === document) document.addEventListener("submit", choose);
}
