/* The record of a hearing. What the secretary types is kept on the device until the server has it: each entry waits in a queue with its
   own idempotency key, goes out in order, and is sent again after a lost connection or a crash without being recorded twice.
   The record scrolls along with what is new, unless somebody has scrolled back to read. */
import { pause, randomKey, send } from "../../web/js/send.js";

const form = document.querySelector("[data-entry-form]");

function read(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    /* no room or a private window: the entry still goes out */
  }
}

class Entries {
  constructor(element) {
    this.form = element;
    this.store = `shiquan-hearing:${document.body.dataset.person}:${element.dataset.entryForm}`;
    this.queue = read(this.store, []);
    this.speaker = element.elements.speaker;
    this.text = element.elements.text;
    this.busy = false;
    const draft = read(`${this.store}:draft`, {});
    this.speaker.value ||= draft.speaker || "";
    this.text.value ||= draft.text || "";
    element.addEventListener("input", () => this.keep());
    element.addEventListener("submit", (event) => this.submit(event));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) element.requestSubmit();
    });
    for (const chip of element.querySelectorAll("[data-speaker]")) {
      chip.addEventListener("click", () => {
        this.speaker.value = chip.dataset.speaker;
        this.keep();
        this.text.focus();
      });
    }
    this.show();
    this.send();
  }

  keep() {
    write(`${this.store}:draft`, { speaker: this.speaker.value, text: this.text.value });
  }

  submit(event) {
    event.preventDefault();
    const speaker = this.speaker.value.trim();
    const text = this.text.value.trim();
    if (!speaker || !text) return (speaker ? this.text : this.speaker).focus();
    this.tell("");
    this.queue.push({ key: randomKey(), speaker, text });
    write(this.store, this.queue);
    this.text.value = "";
    this.keep();
    this.text.focus();
    this.show();
    return this.send();
  }

  show(state = "") {
    const list = this.form.querySelector("[data-entry-waiting]");
    list.replaceChildren(...this.queue.map((entry) => Object.assign(document.createElement("li"), { textContent: `${entry.speaker}：${entry.text}` })));
    list.hidden = !this.queue.length;
    this.form.querySelector("[data-entry-state]").textContent = state;
  }

  tell(message) {
    const place = this.form.querySelector("[data-entry-error]");
    place.textContent = message;
    place.hidden = !message;
  }

  async post(entry) {
    const body = new URLSearchParams({ step: "record_entry", speaker: entry.speaker, text: entry.text, idempotency_key: entry.key });
    return send(this.form.action, { body, near: this.form });
  }

  async send() {
    if (this.busy) return;
    this.busy = true;
    for (let wait = 1000; this.queue.length; ) {
      const entry = this.queue[0];
      let answer = null;
      try {
        answer = await this.post(entry);
      } catch {
        /* no connection: below */
      }
      const known = answer && !answer.redirected ? answer.status : 0;
      if (known === 200 || known === 201 || known === 422) {
        this.queue.shift();
        write(this.store, this.queue);
        wait = 1000;
        if (known === 422) {
          // Refused, not lost: it goes back to where it was typed.
          this.text.value = [entry.text, this.text.value].filter(Boolean).join("\n");
          this.speaker.value = entry.speaker;
          this.keep();
          this.tell((await answer.json()).message);
        }
        this.show();
      } else {
        this.show(answer && answer.status < 500 ? this.form.dataset.again : this.form.dataset.kept);
        await pause(wait);
        wait = Math.min(wait * 2, 15000);
      }
    }
    this.busy = false;
  }
}

if (form) new Entries(form);

/* Following the record. */
let atEnd = true;
const box = () => document.querySelector("[data-record]");
const toEnd = () => box() && (box().scrollTop = box().scrollHeight);
document.addEventListener("scroll", (event) => {
  if (event.target === box()) atEnd = box().scrollHeight - box().scrollTop - box().clientHeight < 60;
}, true);
document.addEventListener("htmx:afterSettle", () => atEnd && toEnd());
if (!location.hash.startsWith("#entry-")) toEnd();
if (location.hash === "#act") document.querySelector("#act input:not([type=hidden]), #act textarea, #act select")?.focus({ preventScroll: true });
