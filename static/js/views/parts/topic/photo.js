// A photo made ready to be sent: small enough for the hall's Wi-Fi, with a flip chart still readable,
// and without where and when it was taken.

const SIDE = 1600; // pixels
const QUALITY = 0.82;
const MOST = 4 * 1024 * 1024; // bytes the server takes

/** @typedef {{photo: string, visible: boolean, bytes: number}} Ready photo: a data URL; visible: this browser can show it */

/** Why it cannot be sent: `code` is "too_large" or "unreadable". */
export class PhotoProblem extends Error {
  /** @param {"too_large" | "unreadable"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * Made smaller, upright. What this browser cannot read but the server may (HEIC) goes as it is.
 * @param {Blob} file
 * @returns {Promise<Ready>}
 * @throws {PhotoProblem}
 */
export async function readyPhoto(file) {
  try {
    const small = await smaller(file);
    return {photo: await dataUrl(small), visible: true, bytes: small.size};
  } catch {
    const kind = kindOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
    if (!kind) throw new PhotoProblem("unreadable");
    if (file.size > MOST) throw new PhotoProblem("too_large");
    return {photo: await dataUrl(new Blob([file], {type: `image/${kind}`})), visible: false, bytes: file.size};
  }
}

/** Whether it was made here, and so can be seen here. @param {string} photo */
export const visible = (photo) => photo.startsWith("data:image/jpeg");

/** @param {Blob} file @returns {Promise<Blob>} */
async function smaller(file) {
  const address = URL.createObjectURL(file);
  const canvas = document.createElement("canvas");
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const scale = Math.min(1, SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
    canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.fillStyle = "white"; // under what can be seen through
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((/** @type {BlobCallback} */ done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!made) throw new Error("no memory");
    return made;
  } finally {
    URL.revokeObjectURL(address);
    canvas.width = canvas.height = 0; // phones have little room for canvases, and wait to clear them
  }
}

/** What the server could read, told by its first bytes. @param {Uint8Array} head @returns {string} */
function kindOf(head) {
  const letters = String.fromCharCode(...head);
  if (letters.startsWith("\xff\xd8\xff")) return "jpeg";
  if (letters.startsWith("\x89PNG")) return "png";
  if (letters.startsWith("RIFF") && letters.slice(8, 12) === "WEBP") return "webp";
  if (letters.slice(4, 8) === "ftyp" && /^(hei|hev|mif1|msf1)/.test(letters.slice(8, 12))) return "heic";
  return "";
}

/** @param {Blob} blob @returns {Promise<string>} */
function dataUrl(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new PhotoProblem("unreadable"));
    reader.readAsDataURL(blob);
  });
}
