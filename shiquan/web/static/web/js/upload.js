/* Resumable uploads: [data-upload data-upload-url data-upload-limit data-upload-name (data-upload-shrink)].
   POST url {name, size, type}          → 201 {id, url, offset}
   PUT  <url> + header Upload-Offset    → 2xx, header Upload-Offset: next offset; the last answer is JSON {id, name}
                                          409 with Upload-Offset: go on from there; 4xx {error}: refused, with the reason
   HEAD <url>                           → header Upload-Offset, 404 when it is gone
   DELETE <url>                         → 2xx or 404: the file is no longer there
   The id of each finished file goes into a hidden input <name>_id. Without scripts the file input posts normally. */
import { pause, send } from "./send.js";
import { words } from "./words.js";

const CHUNK = 512 * 1024;
const LONGEST_PAUSE = 30000;
const SHRINK_TO = 2560;

const memory = (file) => `shiquan-upload:${file.name}:${file.size}:${file.lastModified}`;

class Refused extends Error {}

async function readRefusal(answer) {
  try {
    const said = await answer.json();
    return said.error || said.detail || String(answer.status);
  } catch {
    return String(answer.status);
  }
}

/** A smaller JPEG of a large photo; what cannot be drawn goes as it is. Only where the page asks for it. */
async function shrink(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < 1.5e6) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SHRINK_TO / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.86));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
  } catch {
    return file;
  }
}

class Upload {
  constructor(box, file) {
    Object.assign(this, { box, file, stopped: false, memory: memory(file) });
    this.line = this.draw();
    box.querySelector("[data-upload-list]").append(this.line);
  }

  draw() {
    const line = document.createElement("li");
    line.className = "file";
    const name = document.createElement("span");
    name.textContent = this.file.name;
    this.stateText = document.createElement("span");
    this.stateText.className = "state";
    this.stateText.setAttribute("role", "status");
    this.bar = document.createElement("progress");
    this.bar.max = 100;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", this.file.name);
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "button plain small";
    this.button.textContent = words("remove");
    this.button.addEventListener("click", () => this.remove());
    line.append(name, this.button, this.bar, this.stateText);
    return line;
  }

  state(name, text) {
    this.line.dataset.state = name;
    this.stateText.textContent = text;
    this.bar.hidden = name === "done" || name === "failed";
  }

  /** Taken away here and on the server; the line stays until the server has said so. */
  async remove() {
    this.stopped = true;
    this.button.disabled = true;
    localStorage.removeItem(this.memory);
    try {
      await this.forget();
    } catch {
      this.button.disabled = false;
      return this.state("failed", words("notRemoved"));
    }
    this.line.remove();
    return this.box.querySelector("input[type=file]").focus();
  }

  async forget() {
    if (!this.url) return;
    const answer = await send(this.url, { method: "DELETE", near: this.box.closest("form") });
    if (!answer.ok && answer.status !== 404) throw new Error(String(answer.status));
  }

  async run() {
    const limit = Number(this.box.dataset.uploadLimit) || Infinity;
    if (this.file.size > limit) return this.state("failed", words("tooBig", { n: Math.round(limit / 1048576) }));
    this.state("waiting", words("waiting"));
    if ("uploadShrink" in this.box.dataset) this.file = await shrink(this.file);
    let wait = 1000;
    while (!this.stopped) {
      try {
        return this.finish(await this.transfer(() => (wait = 1000)));
      } catch (error) {
        if (error instanceof Refused) return this.state("failed", words("failed", { n: error.message }));
        this.state("uploading", words("resume"));
        await pause(wait);
        wait = Math.min(wait * 2, LONGEST_PAUSE);
      }
    }
    return undefined;
  }

  finish(said) {
    if (this.stopped) return;
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = `${this.box.dataset.uploadName || "file"}_id`;
    input.value = said.id;
    this.line.append(input);
    localStorage.removeItem(memory(this.file));
    this.state("done", words("uploaded"));
    this.box.dispatchEvent(new CustomEvent("upload:done", { bubbles: true, detail: said }));
  }

  async begin() {
    const known = localStorage.getItem(memory(this.file));
    if (known) {
      const answer = await send(known, { method: "HEAD", near: this.box.closest("form") });
      const offset = Number(answer.headers.get("Upload-Offset"));
      if (answer.ok && Number.isFinite(offset) && answer.headers.has("Upload-Offset")) return { url: known, offset };
      localStorage.removeItem(memory(this.file));
    }
    const json = { name: this.file.name, size: this.file.size, type: this.file.type };
    const answer = await send(this.box.dataset.uploadUrl, { json, near: this.box.closest("form") });
    if (answer.status >= 400 && answer.status < 500) throw new Refused(await readRefusal(answer));
    if (!answer.ok) throw new Error(String(answer.status));
    const said = await answer.json();
    try {
      localStorage.setItem(memory(this.file), said.url);
    } catch {
      /* it can then resume only while this page is open */
    }
    return { url: said.url, offset: said.offset || 0 };
  }

  async transfer(moved) {
    let { url, offset } = await this.begin();
    this.url = url;
    for (;;) {
      if (this.stopped) return this.forget();
      this.show(offset);
      const answer = await send(url, {
        method: "PUT",
        body: this.file.slice(offset, offset + CHUNK),
        headers: { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" },
        near: this.box.closest("form"),
      });
      const next = Number(answer.headers.get("Upload-Offset"));
      if (answer.status === 409 && answer.headers.has("Upload-Offset") && next !== offset) {
        offset = next;
        continue;
      }
      if (answer.status === 404 || answer.status === 410) {
        localStorage.removeItem(memory(this.file));
        throw new Error("gone");
      }
      if (answer.status >= 400 && answer.status < 500) throw new Refused(await readRefusal(answer));
      if (!answer.ok) throw new Error(String(answer.status));
      moved();
      offset = answer.headers.has("Upload-Offset") ? next : offset + CHUNK;
      if (offset >= this.file.size) return answer.json();
    }
  }

  show(offset) {
    const percent = Math.floor((100 * offset) / Math.max(this.file.size, 1));
    this.bar.value = percent;
    this.state("uploading", words("uploading", { n: percent }));
  }
}

const woken = new WeakSet();

export function wake(root) {
  for (const box of root.querySelectorAll("[data-upload]")) {
    if (woken.has(box) || !box.dataset.uploadUrl) continue;
    woken.add(box);
    const input = box.querySelector("input[type=file]");
    const drop = box.querySelector(".drop") || box;
    let queue = Promise.resolve(); // one after the other: a phone's line is thin
    const take = (files) => {
      for (const file of files) {
        const upload = new Upload(box, file);
        upload.state("waiting", words("waiting"));
        queue = queue.then(() => upload.run());
      }
    };
    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    drop.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      take([...event.dataTransfer.files]);
    });
  }
}
