import type { PagePicture } from '../page/reading.ts';

/** Larger pictures are scaled down: a code that fills a picture needs no more. */
const maximumSide = 1000;
/** The quiet zone a page's crop may lack (ISO/IEC 18004 asks for four modules). */
const border = 24;

/** Reads the QR code of a picture cut out of a page; jsQR is loaded with the first picture. */
export async function decodePicture({ dataUrl, width, height }: PagePicture): Promise<readonly string[]> {
  const image = new Image(width, height);
  image.src = dataUrl;
  try {
    await image.decode();
  } catch {
    return []; // not a picture this browser can show
  }
  const pixels = rasterise(image);
  const { default: jsQR } = await import('jsqr');
  const code = jsQR(pixels.data, pixels.width, pixels.height, { inversionAttempts: 'attemptBoth' });
  return code === null ? [] : [code.data];
}

function rasterise(image: HTMLImageElement): ImageData {
  const scale = Math.min(1, maximumSide / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale) + 2 * border;
  canvas.height = Math.round(image.naturalHeight * scale) + 2 * border;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no 2d canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, border, border, canvas.width - 2 * border, canvas.height - 2 * border);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
