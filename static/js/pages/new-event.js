// The sheet at /new/ works without this. With it, a button that adds, takes away or fills in rows
// asks the server for the same sheet and puts only its own part on the page.

const sheet = /** @type {HTMLFormElement} */ (document.getElementById("sheet"));
let unsaved = sheet.dataset.unsaved === "yes";

sheet.addEventListener("input", () => (unsaved = true));
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

sheet.addEventListener("submit", async (event) => {
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const part = button?.closest("[data-part]");
  if (!button || !part) {
    unsaved = false;
    return;
  }
  event.preventDefault();
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    replace(part, await asked(button));
    unsaved = true;
  } catch {
    // The plain way: the whole page, with everything that was typed.
    unsaved = false;
    sheet.noValidate = true;
    const act = document.createElement("input");
    Object.assign(act, {type: "hidden", name: button.name, value: button.value});
    sheet.append(act);
    sheet.submit();
  }
});

/** @param {HTMLButtonElement} button @returns {Promise<Document>} */
async function asked(button) {
  const answer = await fetch(location.href, {method: "POST", body: new FormData(sheet, button)});
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** @param {Element} part @param {Document} page */
function replace(part, page) {
  const fresh = page.getElementById(part.id);
  if (!fresh) throw new Error("another page");
  part.replaceWith(document.adoptNode(fresh));
  const start = /** @type {HTMLElement | null} */ (fresh.querySelector("[autofocus]"));
  start?.focus();
}
