/* Saves a form field by field as it is typed: form[data-draft-url].
   POST {"fields": {name: value | [values]}} to the address; any 2xx counts as saved.
   How it stands is told in [data-draft-state] inside the form, and in [data-draft-state="<id of the form>"] anywhere.
   While the server cannot be reached, fields wait in localStorage and go out as soon as it can. */
import { send } from "./send.js";
import { words } from "./words.js";

const WAIT = 600;
const RETRY = 8000;
const SKIP = new Set(["csrfmiddlewaretoken", "idempotency_key"]);

const keyOf = (form) => `shiquan-draft:${form.dataset.draftUrl}`;

function kept(form) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(form)) || "{}");
  } catch {
    return {};
  }
}

function keep(form, fields) {
  try {
    if (Object.keys(fields).length) localStorage.setItem(keyOf(form), JSON.stringify(fields));
    else localStorage.removeItem(keyOf(form));
  } catch {
    /* no room or a private window: the server copy still exists */
  }
}

function saves(field) {
  return field.name && !SKIP.has(field.name) && !["password", "file", "submit", "button"].includes(field.type)
    && !field.closest("[data-no-draft]");
}

function valueOf(form, name) {
  const fields = [...form.elements].filter((field) => field.name === name && saves(field));
  const first = fields[0];
  if (!first) return undefined;
  if (first.type === "radio") return fields.find((field) => field.checked)?.value ?? "";
  if (first.type === "checkbox") {
    const picked = fields.filter((field) => field.checked).map((field) => field.value);
    return fields.length > 1 ? picked : picked[0] ?? "";
  }
  if (first.multiple) return [...first.selectedOptions].map((option) => option.value);
  return fields.length > 1 ? fields.map((field) => field.value) : first.value;
}

function put(form, name, value) {
  const fields = [...form.elements].filter((field) => field.name === name && saves(field));
  fields.forEach((field, i) => {
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.type === "checkbox") field.checked = [value].flat().includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value);
    else field.value = Array.isArray(value) ? value[i] ?? "" : value;
  });
}

function tell(form, state, key) {
  const beside = form.id ? document.querySelectorAll(`[data-draft-state="${form.id}"]`) : [];
  for (const place of [...form.querySelectorAll("[data-draft-state]"), ...beside]) {
    place.dataset.state = state;
    place.textContent = words(key);
  }
}

class Draft {
  constructor(form) {
    this.form = form;
    this.changed = kept(form);
    this.known = {};
    this.timer = 0;
    this.busy = false;
    const names = Object.keys(this.changed);
    for (const name of names) put(form, name, this.changed[name]);
    if (names.length) {
      tell(form, "offline", "restored");
      this.later(0);
    }
    const note = (event) => saves(event.target) && this.note(event.target.name);
    form.addEventListener("input", note);
    form.addEventListener("change", note);
    form.addEventListener("submit", () => navigator.onLine && keep(form, {}));
    addEventListener("online", () => this.later(0));
    addEventListener("offline", () => Object.keys(this.changed).length && this.fail());
    addEventListener("pagehide", () => Object.keys(this.changed).length && this.post(true));
  }

  note(name) {
    const value = valueOf(this.form, name);
    if (!(name in this.changed) && JSON.stringify(value) === this.known[name]) return; // "change" repeats what "input" said
    this.changed[name] = value;
    this.later(WAIT);
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.post(), milliseconds);
  }

  fail() {
    keep(this.form, this.changed);
    tell(this.form, "offline", "savedHere");
    this.later(RETRY);
  }

  async post(leaving = false) {
    if (this.busy && !leaving) return this.later(WAIT);
    const fields = this.changed;
    if (!Object.keys(fields).length || !this.form.isConnected) return undefined;
    if (!navigator.onLine) return this.fail();
    if (leaving) keep(this.form, fields); // the answer will not be seen; what is sent twice is stored once
    this.busy = true;
    this.changed = {};
    if (!leaving) tell(this.form, "saving", "saving");
    let saved = false;
    try {
      const answer = await send(this.form.dataset.draftUrl, { json: { fields }, near: this.form, keepalive: leaving });
      saved = answer.ok && !answer.redirected;
    } catch {
      saved = false;
    }
    this.busy = false;
    if (!saved) {
      this.changed = { ...fields, ...this.changed }; // what was typed meanwhile wins
      return this.fail();
    }
    for (const [name, value] of Object.entries(fields)) this.known[name] = JSON.stringify(value);
    keep(this.form, this.changed);
    tell(this.form, "saved", "saved");
    return undefined;
  }
}

const woken = new WeakSet();

export function wake(root) {
  for (const form of root.querySelectorAll("form[data-draft-url]")) {
    if (woken.has(form)) continue;
    woken.add(form);
    new Draft(form);
  }
  if (root !== document) return;
  const banner = document.getElementById("connection");
  const show = () => banner && (banner.hidden = navigator.onLine);
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}
