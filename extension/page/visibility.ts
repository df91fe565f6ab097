/** Whether a person can see the element, perhaps after scrolling: it has a size, a place on the page, and nothing hides it. */
export function isVisible(element: Element): boolean {
  const { width, height, right, bottom } = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView ?? window;
  if (width < 2 || height < 2 || right + view.scrollX <= 0 || bottom + view.scrollY <= 0) return false;
  return element.checkVisibility({
    opacityProperty: true,
    visibilityProperty: true,
    contentVisibilityAuto: true,
  });
}
