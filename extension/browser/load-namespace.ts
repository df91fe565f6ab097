/** For our pages: the polyfill's 10 kB are loaded only where the browser has no `browser` of its own (Chromium before 148). */
export async function loadNamespace(): Promise<void> {
  if ('browser' in globalThis) return;
  await import('./namespace.ts');
}
