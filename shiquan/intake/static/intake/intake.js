/* Two small things that markup alone can't say: a button that prints, and a field whose suggestions come from the server. */
for (const button of document.querySelectorAll("[data-prints]")) button.addEventListener("click", () => print());
for (const finder of document.querySelectorAll("[data-list-for]")) {
  const field = document.getElementById(finder.dataset.listFor);
  field?.setAttribute("list", "companies");
  field?.setAttribute("autocomplete", "off");
}
