import type { PagePicture } from './reading.ts';
import { isVisible } from './visibility.ts';

const maximumPictures = 6;
/** A QR code of 21 modules needs some pixels each. */
const minimumSide = 50;

type PictureElement = HTMLImageElement | HTMLCanvasElement | SVGSVGElement;

/** Square pictures that may be QR codes, largest first, as data that needs no network. */
export async function findPictures(
  roots: readonly (Document | ShadowRoot)[],
): Promise<readonly PagePicture[]> {
  const elements = roots.flatMap((root) => [...root.querySelectorAll<PictureElement>('img, canvas, svg')]);
  const likely = elements
    .filter((element) => isSquare(element) && isVisible(element))
    .sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width)
    .slice(0, maximumPictures);
  const pictures = await Promise.all(likely.map(takePicture));
  return pictures.filter((picture) => picture !== undefined);
}

function isSquare(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return Math.min(width, height) >= minimumSide && Math.max(width, height) <= 1.25 * Math.min(width, height);
}

async function takePicture(element: PictureElement): Promise<PagePicture | undefined> {
  const { width, height } = element.getBoundingClientRect();
  const dataUrl = isSvg(element) ? drawingUrl(element) : await pixelsUrl(element);
  return dataUrl === undefined ? undefined : { dataUrl, width, height };
}

const isSvg = (element: PictureElement): element is SVGSVGElement => element.localName === 'svg';
const isImage = (element: Element): element is HTMLImageElement => element.localName === 'img';

/** Undefined for a picture of another origin: the browser does not let a page script read its pixels. */
async function pixelsUrl(element: HTMLImageElement | HTMLCanvasElement): Promise<string | undefined> {
  if (isImage(element)) {
    if (element.src.startsWith('data:')) return element.src;
    await element.decode().catch(() => undefined);
  }
  const canvas = element.ownerDocument.createElement('canvas');
  canvas.width = isImage(element) ? element.naturalWidth : element.width;
  canvas.height = isImage(element) ? element.naturalHeight : element.height;
  if (canvas.width === 0 || canvas.height === 0) return undefined;
  try {
    canvas.getContext('2d')?.drawImage(element, 0, 0);
    return canvas.toDataURL();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return undefined;
    throw error;
  }
}

const painted = 'path, rect, circle, polygon, use, g, line';
const maximumPainted = 20_000;

/** The drawing on its own: colours that the page's style sheets give are written into it. */
function drawingUrl(svg: SVGSVGElement): string | undefined {
  const copy = svg.cloneNode(true) as SVGSVGElement; // cloneNode is typed as Node
  const originals = svg.querySelectorAll<SVGElement>(painted);
  if (originals.length > maximumPainted) return undefined;
  copy.querySelectorAll<SVGElement>(painted).forEach((part, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const { fill, stroke, display } = getComputedStyle(original);
    part.style.cssText += `;fill:${fill};stroke:${stroke};display:${display}`;
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.ceil(width)));
  copy.setAttribute('height', String(Math.ceil(height)));
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
}
