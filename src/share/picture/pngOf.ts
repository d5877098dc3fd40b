import type { Picture } from "./composePicture";

/** Points of a PNG to a px of the picture. */
const PNG_SCALE = 2;

/** Rather than `decode`, which waits while the page is hidden. */
const loaded = (image: HTMLImageElement, address: string) =>
  new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error("the picture cannot be drawn"));
    image.src = address;
  });

/** A picture as points.
 * @throws {Error} when the browser cannot draw it */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    await loaded(image, address);
    const canvas = document.createElement("canvas");
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG was made"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
