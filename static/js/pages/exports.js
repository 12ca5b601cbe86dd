// The page at /export/ works without this: a button fetches its file, and the browser waits. With
// it, whoever waits sees how far the making is.

const ASK_EVERY = 400; // ms

/** @typedef {{stage: string, done: number, of: number, ahead: number}} Made */

/** @param {Element} from @returns {HTMLElement | null} the line beside it that tells how it goes */
const lineOf = (from) => /** @type {HTMLElement | null} */ (from.closest("form, section")?.querySelector(".making") ?? null);

/** @param {HTMLElement} line @param {string} stage @param {Partial<Made>} [made] */
function say(line, stage, made = {}) {
  const words = line.dataset[stage] ?? "";
  const said = words.replace("{n}", String(made.ahead)).replace("{done}", String(made.done)).replace("{of}", String(made.of));
  const text = document.createElement("p");
  text.textContent = said;
  const parts = /** @type {HTMLElement[]} */ ([text]);
  if (!["ready", "failed", "lost"].includes(stage)) {
    const bar = document.createElement("progress");
    // Only where it is known how much there is to do; else the bar says no more than "at it".
    if (stage === "photos" && made.of) [bar.max, bar.value] = [made.of, made.done ?? 0];
    bar.setAttribute("aria-label", said);
    parts.push(bar);
  }
  if (line.textContent !== said || stage === "photos") line.replaceChildren(...parts);
}

/** @param {string} address @returns {Promise<Made | null>} null: it could not be made */
async function ask(address) {
  const answer = await fetch(address, {credentials: "same-origin", cache: "no-store"});
  return answer.ok ? answer.json() : null;
}

/**
 * Waits until it is made, then lets the browser fetch it.
 * @param {HTMLElement} line @param {string} made where to ask @param {string} file
 */
async function follow(line, made, file) {
  for (;;) {
    const found = await ask(made);
    if (!found) return say(line, "failed");
    const stage = found.stage === "waiting" && found.ahead === 0 ? "starting" : found.stage;
    say(line, stage, found);
    if (stage === "ready") return location.assign(file);
    await new Promise((done) => setTimeout(done, ASK_EVERY));
  }
}

/** @param {HTMLElement} pressed @param {Event} event @param {string} query */
async function begin(pressed, event, query) {
  const line = lineOf(pressed);
  if (!pressed.dataset.made || !line) return;
  event.preventDefault();
  if (pressed.ariaBusy === "true") return;
  pressed.ariaBusy = "true";
  const file = pressed.getAttribute("formaction") ?? pressed.getAttribute("href") ?? "";
  try {
    await follow(line, pressed.dataset.made + query, file + query);
  } catch {
    say(line, "lost");
  }
  pressed.ariaBusy = "false";
}

/** What is chosen, as an address has it; all parts is as none chosen. @param {HTMLFormElement} form */
function chosen(form) {
  const parts = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[name="parts"]')]);
  const wanted = parts.filter((box) => box.checked).map((box) => box.value);
  const rest = /** @type {string[][]} */ ([...new FormData(form)].filter(([name]) => name !== "parts"));
  const query = new URLSearchParams(rest);
  if (wanted.length > 0 && wanted.length < parts.length) query.set("parts", wanted.join(","));
  return `?${query}`;
}

document.addEventListener("submit", (event) => {
  const pressed = /** @type {HTMLElement | null} */ (/** @type {SubmitEvent} */ (event).submitter);
  if (pressed?.dataset.made) void begin(pressed, event, chosen(/** @type {HTMLFormElement} */ (event.target)));
});
document.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-made]"));
  if (link) void begin(link, event, "");
});
