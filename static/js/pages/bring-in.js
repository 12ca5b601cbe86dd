// The page works without this for a small archive. With it, one of any size is sent in pieces: the
// page tells how far it is, and a piece that was lost is sent again.

const form = /** @type {HTMLFormElement} */ (document.querySelector(".bring-in"));
const chosen = /** @type {HTMLInputElement} */ (form.elements.namedItem("archive"));
const upload = /** @type {HTMLInputElement} */ (form.elements.namedItem("upload"));
const token = /** @type {HTMLInputElement} */ (form.elements.namedItem("csrfmiddlewaretoken"));
const news = /** @type {HTMLElement} */ (form.querySelector(".bring-in-news"));
const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
const TRIES = 4;
const WAIT = 500; // ms, doubled for each try

let sent = 0;
chosen.addEventListener("change", () => { upload.value = ""; sent = 0; news.replaceChildren(); });

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (button.ariaBusy !== "true") void send(chosen.files?.[0]);
});

/** @param {File | undefined} file */
async function send(file) {
  const wrong = file ? (file.size > Number(form.dataset.most) && form.dataset.tooLarge) : form.dataset.choose;
  if (!file || wrong) {
    tell(wrong || "", "error");
    return;
  }
  button.ariaBusy = "true";
  try {
    if (!await allPieces(file)) return;
    tell(form.dataset.making ?? "").setAttribute("aria-busy", "true");
    chosen.disabled = true; // it is there already
    form.submit();
  } catch {
    tell(form.dataset.lost ?? "", "error");
  } finally {
    button.ariaBusy = "false";
  }
}

/** @param {File} file @returns {Promise<boolean>} false: the server will not have it, and said why */
async function allPieces(file) {
  const size = Number(form.dataset.bytes);
  do {
    progress(file.size);
    const answer = await patiently(() => onePiece(file.slice(sent, sent + size)));
    const said = await answer.json();
    if (said.have === undefined) {
      upload.value = "";
      sent = 0;
      tell(said.detail, "error");
      return false;
    }
    upload.value = said.upload;
    sent = said.have;
  } while (sent < file.size);
  progress(file.size);
  return true;
}

/** @param {Blob} piece */
function onePiece(piece) {
  const query = new URLSearchParams({upload: upload.value, offset: String(sent)});
  const headers = {"X-CSRFToken": token.value, "Content-Type": "application/octet-stream"};
  return fetch(`${form.dataset.piece}?${query}`, {method: "POST", body: piece, headers});
}

/** Tries again when nothing, or the server's own trouble, comes back. @param {() => Promise<Response>} ask @returns {Promise<Response>} */
async function patiently(ask) {
  for (let tried = 1; ; tried++) {
    try {
      const answer = await ask();
      if (answer.status < 500 || tried === TRIES) return answer;
    } catch (error) {
      if (tried === TRIES) throw error;
    }
    await new Promise((done) => { setTimeout(done, WAIT * 2 ** tried); });
  }
}

/** @param {number} of bytes */
function progress(of) {
  const megabytes = (/** @type {number} */ bytes) => (bytes / 1048576).toFixed(1);
  const words = (form.dataset.sending ?? "").replace("{done}", megabytes(sent)).replace("{of}", megabytes(of));
  const bar = document.createElement("progress");
  bar.max = of || 1;
  bar.value = sent;
  bar.setAttribute("aria-label", words);
  tell(words).append(bar);
}

/** @param {string} words @param {string} [look] */
function tell(words, look = "") {
  const line = document.createElement("p");
  line.className = look;
  line.textContent = words;
  news.replaceChildren(line);
  return line;
}
