// A photo made small enough to send over the hall's Wi-Fi: a flip chart stays readable.

const SIDE = 1600; // pixels
const QUALITY = 0.82;

/**
 * A JPEG data URL of the picture, at most 1600 pixels a side, upright.
 * @param {Blob} file
 * @returns {Promise<string>}
 * @throws when the browser cannot read it
 */
export async function smallerPhoto(file) {
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const scale = Math.min(1, SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.naturalWidth * scale);
    canvas.height = Math.round(picture.naturalHeight * scale);
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", QUALITY);
  } finally {
    URL.revokeObjectURL(address);
  }
}
