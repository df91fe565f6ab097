import { findUris } from './find-uris.ts';
import { rootsOf, type ShadowRootOf } from './roots.ts';

const pollMs = 500;
const lifetimeMs = 15 * 60_000;

/** Calls `onSent` once, when the person sends the set-up form or the page takes its key away without a new page. */
export function watchActivation(page: Document, shadowRootOf: ShadowRootOf, onSent: () => void): void {
  const stop = new AbortController();
  const sent = () => {
    if (stop.signal.aborted) return;
    stop.abort();
    onSent();
  };
  page.addEventListener('submit', sent, { capture: true, signal: stop.signal });
  const shown = keysShown(page, shadowRootOf);
  if (shown === '') return;
  const timer = setInterval(() => {
    if (keysShown(page, shadowRootOf) !== shown) sent();
  }, pollMs);
  const giveUp = setTimeout(() => stop.abort(), lifetimeMs);
  stop.signal.addEventListener('abort', () => {
    clearInterval(timer);
    clearTimeout(giveUp);
  });
}

const keysShown = (page: Document, shadowRootOf: ShadowRootOf): string =>
  findUris(rootsOf(page, shadowRootOf)).join('\n');
