/* The check list writes the reasons: until the judge edits them, they follow the answers. */
const form = document.querySelector("[data-ruling]");

function answers() {
  return [...form.querySelectorAll("[data-check]")].map((box) => ({
    fine: box.dataset.fine,
    question: box.dataset.question,
    answer: box.querySelector("input[type=radio]:checked")?.value ?? "",
    note: box.querySelector("input[type=text]").value.trim().replace(/。+$/, ""),
  }));
}

function follow(area, text) {
  if (area.dataset.edited === undefined) area.value = text;
}

function write() {
  const all = answers();
  const met = all.filter((one) => one.answer === "yes");
  const notes = met.filter((one) => one.note).map((one) => `\n${one.note}。`);
  follow(form.elements.findings, met.length ? `经审查，${met.map((one) => one.fine).join("；")}。${notes.join("")}` : "");
  const failed = all.filter((one) => one.answer === "no");
  follow(form.elements.reason, failed.map((one) => `经审查，调解协议不符合“${one.question}”的要求${one.note ? `：${one.note}` : ""}。`).join("\n"));
  const done = all.filter((one) => one.answer).length;
  document.querySelector("[data-checks-left]").textContent = `${done} / ${all.length}`;
  const chosen = form.elements.result.value;
  for (const part of form.querySelectorAll("[data-if-result]")) part.hidden = Boolean(chosen) && part.dataset.ifResult !== chosen;
}

if (form) {
  for (const area of [form.elements.findings, form.elements.reason]) {
    if (area.value) area.dataset.edited = "";
    area.addEventListener("input", () => {
      if (area.value) area.dataset.edited = "";
      else delete area.dataset.edited;
    });
  }
  form.addEventListener("change", write);
  form.addEventListener("input", (event) => event.target.matches("[data-check] input[type=text]") && write());
  write();
}
