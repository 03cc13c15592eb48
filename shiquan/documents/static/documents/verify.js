/* The file that was chosen or dropped is named, and a drop anywhere on the page counts. */
const input = document.querySelector("[data-verify-file]");
const name = document.querySelector("[data-verify-name]");
const zone = input?.closest(".drop");

function tell() {
  if (input.files.length) name.textContent = input.files[0].name;
}

if (input) {
  input.addEventListener("change", tell);
  for (const kind of ["dragover", "drop", "dragleave"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        tell();
        input.form.requestSubmit();
      }
    });
  }
}
