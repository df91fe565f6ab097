import type { PagePicture } from './reading.ts';
import { tagOf } from './unclobbered.ts';
import { isVisible } from './visibility.ts';

const maximumPictures = 6;
/** In CSS pixels: a QR code of 21 modules needs some each. */
const minimumSide = 50;
/** In pixels: larger pictures are scaled down, a code that fills a picture needs no more. */
const maximumSide = 1000;

export type PictureElement = HTMLImageElement | HTMLCanvasElement | SVGSVGElement;

/** Square pictures that may be QR codes, the largest first. */
export function findPictures(roots: readonly (Document | ShadowRoot)[]): readonly PictureElement[] {
  return roots
    .flatMap((root) => [...root.querySelectorAll<PictureElement>('img, canvas, svg')])
    .filter((element) => isSquare(element) && isVisible(element))
    .sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width)
    .slice(0, maximumPictures);
}

function isSquare(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return Math.min(width, height) >= minimumSide && Math.max(width, height) <= 1.25 * Math.min(width, height);
}

/** The picture as data that needs no network; undefined when the browser does not let us have its pixels. */
export function takePicture(element: PictureElement): PagePicture | undefined {
  const { width, height } = element.getBoundingClientRect();
  const dataUrl = isSvg(element)
    ? drawingUrl(element)
    : isImage(element)
      ? imageUrl(element)
      : pixelsUrl(element, element);
  return dataUrl === undefined ? undefined : { dataUrl, width, height };
}

const isSvg = (element: PictureElement): element is SVGSVGElement => tagOf(element) === 'svg';
const isImage = (element: Element): element is HTMLImageElement => tagOf(element) === 'img';

function imageUrl(image: HTMLImageElement): string | undefined {
  if (/^data:image\//i.test(image.src)) return image.src;
  const isThere = image.complete && image.naturalWidth > 0; // not one that waits to be scrolled to
  return isThere ? pixelsUrl(image, { width: image.naturalWidth, height: image.naturalHeight }) : undefined;
}

/** Undefined for a picture of another origin: the browser does not let a page script read its pixels. */
function pixelsUrl(
  source: HTMLImageElement | HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
): string | undefined {
  if (width === 0 || height === 0) return undefined;
  const scale = Math.min(1, maximumSide / Math.max(width, height));
  const canvas = source.ownerDocument.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  try {
    canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
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
