// A photo drawn anew, smaller, as JPEG: pixels alone, so that where and with what it was taken stays on the phone.
const QUALITIES = [0.85, 0.75, 0.6, 0.45];

export async function shrink(file, { side, largest }) {
  const picture = await read(file);
  let factor = Math.min(1, side / Math.max(picture.width, picture.height));
  for (const quality of QUALITIES) {
    const blob = await drawn(picture, factor, quality);
    if (blob && blob.size <= largest) return blob;
    factor *= 0.8;
  }
  throw new Error("The photo stays too large.");
}

// Upright, as the camera says it is.
async function read(file) {
  if (window.createImageBitmap) {
    try {
      return await createImageBitmap(file, { imageOrientation: "from-image" });
    } catch {
      // Some browsers read a format only as an image element.
    }
  }
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(image.src);
  }
  return image;
}

function drawn(picture, factor, quality) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * factor));
  canvas.height = Math.max(1, Math.round(picture.height * factor));
  const pen = canvas.getContext("2d");
  // JPEG knows no transparency.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}

export async function checksum(blob) {
  const sum = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
