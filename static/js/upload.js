// A request that tells how much of it has gone out, for photos over a crowded Wi-Fi: `fetch` cannot.

const STALLED = 30_000; // ms without a byte getting out: the line is bad
const SILENT = 90_000; // ms for the answer, once all is out: others' photos may be before it

/** @typedef {{status: number, ok: boolean, headers: {get: (name: string) => string | null}, json: () => Promise<any>}} Answer as of a Response what act.js reads */

/**
 * @param {string} url
 * @param {{method: string, headers: Record<string, string>, body: string}} what
 * @param {(part: number) => void} tell how much has gone out, 0 to 1
 * @returns {Promise<Answer>}
 * @throws {TypeError} when there is no answer, as `fetch` does
 */
export function upload(url, {method, headers, body}, tell) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let patience = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
    const wait = (/** @type {number} */ ms) => { clearTimeout(patience); patience = setTimeout(() => request.abort(), ms); };
    request.upload.addEventListener("progress", ({loaded, total}) => { wait(STALLED); tell(total ? loaded / total : 0); });
    request.upload.addEventListener("load", () => { wait(SILENT); tell(1); });
    request.addEventListener("load", () => resolve({
      status: request.status, ok: request.status >= 200 && request.status < 300,
      headers: {get: (name) => request.getResponseHeader(name)},
      json: async () => JSON.parse(request.responseText),
    }));
    for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, () => reject(new TypeError("no answer")));
    request.addEventListener("loadend", () => clearTimeout(patience));
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    wait(STALLED);
    tell(0);
    request.send(body);
  });
}
