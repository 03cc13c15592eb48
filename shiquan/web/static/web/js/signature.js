/* The handwriting pad: [data-signature]. Strokes are kept in paper coordinates and drawn anew when the size changes.
   The picture (dark ink on nothing, 1000 × 400) goes into the hidden input after each stroke. */
const WIDTH = 1000;
const HEIGHT = 400;
const INK = "#0b1f3a";
const HAND = '"Kaiti SC", STKaiti, KaiTi, "AR PL UKai CN", "Noto Serif CJK SC", serif';

class Pad {
  constructor(box) {
    this.canvas = box.querySelector("canvas");
    this.paper = box.querySelector(".signature-paper");
    this.value = box.querySelector("[data-signature-value]");
    this.typed = box.querySelector("[data-signature-typed]");
    this.strokes = [];
    this.current = null;
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.extend(event));
    for (const name of ["pointerup", "pointercancel"]) this.canvas.addEventListener(name, () => this.end());
    box.querySelector("[data-signature-undo]").addEventListener("click", () => this.undo());
    box.querySelector("[data-signature-clear]").addEventListener("click", () => this.clear());
    this.typed?.addEventListener("input", () => this.changed());
    new ResizeObserver(() => this.redraw()).observe(this.canvas);
  }

  point(event) {
    const area = this.canvas.getBoundingClientRect();
    const force = event.pointerType === "pen" && event.pressure ? 0.5 + event.pressure : 1;
    return { x: ((event.clientX - area.left) / area.width) * WIDTH, y: ((event.clientY - area.top) / area.height) * HEIGHT, force, at: event.timeStamp };
  }

  begin(event) {
    if (event.button > 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    if (this.typed) this.typed.value = "";
    this.current = [this.point(event)];
    this.strokes.push(this.current);
    this.redraw();
  }

  extend(event) {
    if (!this.current) return;
    const points = event.getCoalescedEvents?.() ?? [event];
    for (const each of points.length ? points : [event]) this.current.push(this.point(each));
    this.redraw();
  }

  end() {
    if (!this.current) return;
    this.current = null;
    this.changed();
  }

  undo() {
    this.strokes.pop();
    this.changed();
  }

  clear() {
    this.strokes = [];
    if (this.typed) this.typed.value = "";
    this.changed();
  }

  name() {
    return this.strokes.length ? "" : (this.typed?.value ?? "").trim();
  }

  changed() {
    this.redraw();
    this.value.value = this.strokes.length || this.name() ? this.picture() : "";
    this.value.dispatchEvent(new Event("change", { bubbles: true }));
  }

  redraw() {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(this.canvas.clientWidth * ratio), Math.round(this.canvas.clientHeight * ratio)];
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    const pen = this.canvas.getContext("2d");
    pen.setTransform(width / WIDTH, 0, 0, height / HEIGHT, 0, 0);
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    this.draw(pen);
    this.paper.classList.toggle("used", Boolean(this.strokes.length || this.name()));
  }

  picture() {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: WIDTH, height: HEIGHT });
    this.draw(canvas.getContext("2d"));
    return canvas.toDataURL("image/png");
  }

  draw(pen) {
    Object.assign(pen, { lineCap: "round", lineJoin: "round", strokeStyle: INK, fillStyle: INK });
    for (const stroke of this.strokes) drawStroke(pen, stroke);
    const name = this.name();
    if (!name) return;
    const size = Math.min(220, (WIDTH * 0.84) / Math.max([...name].length, 2));
    Object.assign(pen, { font: `${size}px ${HAND}`, textAlign: "center", textBaseline: "middle" });
    pen.fillText(name, WIDTH / 2, HEIGHT / 2, WIDTH * 0.9);
  }
}

/** Fast lines are thin and slow ones thick, as with a real pen. */
function drawStroke(pen, stroke) {
  if (stroke.length === 1) {
    pen.beginPath();
    pen.arc(stroke[0].x, stroke[0].y, 7 * stroke[0].force, 0, 2 * Math.PI);
    pen.fill();
    return;
  }
  let width = 10;
  for (let i = 1; i < stroke.length; i += 1) {
    const [before, a, b] = [stroke[Math.max(i - 2, 0)], stroke[i - 1], stroke[i]];
    const speed = Math.hypot(b.x - a.x, b.y - a.y) / Math.max(b.at - a.at, 1);
    width = width * 0.7 + Math.max(5, Math.min(15, 16 / (0.8 + speed * 0.5))) * a.force * 0.3;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo((before.x + a.x) / 2, (before.y + a.y) / 2);
    pen.quadraticCurveTo(a.x, a.y, (a.x + b.x) / 2, (a.y + b.y) / 2);
    pen.stroke();
  }
  const [a, b] = stroke.slice(-2);
  pen.beginPath();
  pen.moveTo((a.x + b.x) / 2, (a.y + b.y) / 2);
  pen.lineTo(b.x, b.y);
  pen.stroke();
}

const woken = new WeakSet();

export function wake(root) {
  for (const box of root.querySelectorAll("[data-signature]")) {
    if (woken.has(box)) continue;
    woken.add(box);
    new Pad(box);
  }
}
