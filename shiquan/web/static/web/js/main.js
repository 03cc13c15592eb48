/* Entry. Each module looks for its own data attributes in what is given to it and leaves everything else alone.
   htmx announces new content by "htmx:load"; waking the same element twice does no harm. */
import * as clock from "./clock.js";
import * as dialog from "./dialog.js";
import * as display from "./display.js";
import * as draft from "./draft.js";
import * as keys from "./keys.js";
import * as live from "./live.js";
import * as once from "./once.js";
import * as signature from "./signature.js";
import * as upload from "./upload.js";

const modules = [clock, dialog, display, draft, keys, once, signature, upload, live];
const wake = (root) => modules.forEach((module) => module.wake(root));

wake(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) wake(event.target);
});
if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
}
