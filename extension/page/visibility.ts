import { contains, parentOf, rectOf } from './unclobbered.ts';

/** Whether a person can see the element, perhaps after scrolling: it has a size, a place on the page, and nothing hides it. */
export const isVisible = (element: Element): boolean =>
  hasPlace(element) &&
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

/**
 * Whether a person can type into the field: visible, or itself see-through above boxes that the page draws. Fields kept
 * from people (inert, hidden from reading, shut away in a box without height, behind something else) are left.
 */
export function isWithinReach(input: HTMLInputElement): boolean {
  if (!hasPlace(input) || !input.checkVisibility({ visibilityProperty: true })) return false;
  if (input.closest('[inert], [aria-hidden="true"]') !== null) return false;
  const isDrawn = input.checkVisibility({ opacityProperty: true });
  const isDrawnByPage = isDrawnBox(parentOf(input)) && input.tabIndex >= 0;
  return (isDrawn || isDrawnByPage) && !isShutAway(input);
}

const isDrawnBox = (box: Element | null): boolean =>
  box !== null && Element.prototype.checkVisibility.call(box, { opacityProperty: true });

function hasPlace(element: Element): boolean {
  const { width, height, right, bottom } = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView ?? window;
  return width >= 2 && height >= 2 && right + view.scrollX > 0 && bottom + view.scrollY > 0;
}

function isShutAway(element: Element): boolean {
  for (let box = parentOf(element); box !== null; box = parentOf(box)) {
    const { width, height } = rectOf(box);
    if ((width < 2 || height < 2) && getComputedStyle(box).overflow !== 'visible') return true;
  }
  return false;
}

/** Whether one painted element lies over the whole field; only a field in view can be asked. */
export function isCovered(input: HTMLInputElement): boolean {
  const { left, top, width, height } = input.getBoundingClientRect();
  const root = input.getRootNode() as Document | ShadowRoot; // an attached input's root is one of the two
  const hits = new Set(
    [0.1, 0.5, 0.9].map((part) => root.elementFromPoint(left + width * part, top + height / 2)),
  );
  const [hit] = hits;
  if (hits.size !== 1 || hit === undefined || hit === null || contains(hit, input) || isLabelOf(hit, input))
    return false;
  const { backgroundColor, backgroundImage } = getComputedStyle(hit);
  return !/^transparent$|, 0\)$/.test(backgroundColor) || backgroundImage !== 'none';
}

const isLabelOf = (element: Element, input: HTMLInputElement): boolean =>
  [...(input.labels ?? [])].some((label) => label.contains(element));
