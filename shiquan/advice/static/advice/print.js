/* Paper can't be unfolded: everything is opened before printing, and closed again after. */
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.claim:not([open]), details.plain-law:not([open])")];
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
