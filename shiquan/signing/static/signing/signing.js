/* The box "I have read it" opens when the end of the paper was on the screen, or the PDF was opened. Without scripts it is open. */
const paper = document.querySelector("[data-paper]");
const form = document.querySelector("form[data-sign]");
const box = form?.querySelector("[name=read]");
if (paper && box && !box.checked) {
  const hint = form.querySelector("[data-read-first]");
  const open = () => {
    box.disabled = false;
    hint.hidden = true;
  };
  box.disabled = true;
  hint.hidden = false;
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && open(), { root: paper }).observe(paper.querySelector("[data-paper-end]"));
  document.querySelector("[data-paper-opened]")?.addEventListener("click", open);
}
