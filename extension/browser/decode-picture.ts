import type { PagePicture } from '../page/reading.ts';

/** In pixels. Smaller pictures are scaled up: some have one pixel for a module. */
const minimumSide = 300;
/** In pixels: a code that fills a picture needs no more, a picture of a whole screen does. */
const maximumSide = 4000;

/** Reads the QR codes of a picture in a worker, which starts with the first picture and ends with our page. */
export async function decodePicture({ dataUrl, width, height }: PagePicture): Promise<readonly string[]> {
  const image = new Image(width, height);
  image.src = dataUrl;
  try {
    await image.decode();
  } catch {
    return []; // not a picture this browser can show
  }
  return readInWorker(rasterise(image));
}

function rasterise(image: HTMLImageElement): ImageData {
  const side = Math.max(image.naturalWidth, image.naturalHeight);
  // A picture of pixels grows by whole pixels only, which keeps its modules sharp.
  const scale = side < minimumSide ? Math.ceil(minimumSide / side) : Math.min(1, maximumSide / side);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no 2d canvas');
  context.imageSmoothingEnabled = scale < 1;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

let worker: Worker | undefined;

function readInWorker({ data, width, height }: ImageData): Promise<readonly string[]> {
  worker ??= new Worker(new URL('./decode-picture.worker.ts', import.meta.url), { type: 'module' });
  const reader = worker;
  return new Promise((resolve, reject) => {
    const { port1: answer, port2: forWorker } = new MessageChannel();
    answer.onmessage = ({ data: texts }: MessageEvent<readonly string[]>) => {
      answer.close();
      resolve(texts);
    };
    reader.addEventListener('error', ({ message }) => {
      reject(new Error(`Reading QR codes failed: ${message}`));
    });
    reader.postMessage({ data, width, height }, [data.buffer, forWorker]);
  });
}
