import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { UnlockedVault } from '../../extension/use-cases/ports.ts';
import { readVault } from '../../extension/use-cases/read-vault.ts';
import { keyLength } from '../../extension/vault/aes-gcm.ts';
import { fromBase64Url } from '../../extension/vault/base64url.ts';
import type { OtpKey } from '../../shared/otp/key.ts';
import { parseOtpauthUri } from '../../shared/otp/otpauth-uri.ts';
import { encodeSecret } from '../../shared/otp/secret.ts';
import type { BrowserUnderTest, Popup } from '../e2e/browsers/browser-under-test.ts';
import { launchBrowser } from '../e2e/browsers/launch-browser.ts';
import { setUpVault } from '../e2e/fob.ts';
import { isLabel, type Label } from './capture-labels.ts';
import { readLabels, type Item, type Outcome } from './report.ts';

/**
 * Judges the built extension in Chromium on a folder of set-up pages: a click on the toolbar icon, then *Add* on all
 * that it shows. What counts is what lies in the vault afterwards.
 */
export async function evaluateCapture(corpus: string): Promise<readonly Item[]> {
  const labels = await readLabels(corpus);
  if (!Array.isArray(labels) || !labels.every(isLabel)) throw new Error('The labels are no list of pages');
  const server = await serve(corpus);
  try {
    const browser = await launchBrowser('chromium');
    try {
      await (await setUpVault(browser)).close();
      const items: Item[] = [];
      for (const [index, label] of labels.entries())
        items.push(await judge(browser, originOf(server, `page-${String(index)}`), label));
      return items;
    } finally {
      await browser.close();
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function judge(browser: BrowserUnderTest, origin: string, label: Label): Promise<Item> {
  const tab = await browser.openTab(`${origin}/${label.file}`);
  await pause(150 + (label.waitMs ?? 0));
  for (const { click, wait = 150 } of label.steps ?? []) {
    if (click !== undefined) await tab.click(click);
    await pause(wait);
  }
  const start = performance.now();
  const popup = await browser.clickToolbarIcon(tab);
  await popup.waitFor(() => document.querySelector('[data-page]:not([data-page=looking])'));
  const ms = performance.now() - start;
  await pause(300); // the cards' own script is loaded with the first card
  await addAll(popup);
  await popup.close();
  await tab.close();
  const got = (await keysBoundTo(browser, origin)).map(describe).sort(byText);
  const expected = label.expected.map(describeUri).sort(byText);
  return { id: label.id, group: label.rendering, outcome: compare(got, expected), got, expected, ms };
}

/** Presses *Add* on one card after the other. */
async function addAll(popup: Popup): Promise<void> {
  const countCards = () => popup.evaluate(() => document.querySelectorAll('.capture').length);
  for (let left = await countCards(); left > 0; left = await countCards()) {
    await popup.click('.capture button');
    await popup.waitFor((before) => document.querySelectorAll('.capture').length < before, left);
  }
}

/** What the fob holds for a page, read with the key that the unlocked vault left in the session. */
async function keysBoundTo(browser: BrowserUnderTest, origin: string): Promise<readonly OtpKey[]> {
  const [items, session] = [await browser.readStorage('local'), await browser.readStorage('session')];
  const refuse = (): never => {
    throw new Error('The evaluation only reads the vault');
  };
  const state = await readVault({
    storage: { get: () => Promise.resolve(items), set: refuse, remove: refuse },
    session: {
      unlockedVault: () => Promise.resolve(unlockedIn(session['unlocked'])),
      setUnlockedVault: refuse,
      forgetUnlockedVault: refuse,
      lastFilledStep: refuse,
      setLastFilledStep: refuse,
      activation: refuse,
      setActivation: refuse,
    },
  });
  if (state.kind !== 'unlocked') throw new Error(`The vault is ${state.kind}`);
  return state.contents.entries.filter(({ origins }) => origins.includes(origin)).map(({ key }) => key);
}

function unlockedIn(stored: unknown): UnlockedVault | undefined {
  if (typeof stored !== 'object' || stored === null || !('vaultId' in stored) || !('masterKey' in stored))
    return undefined;
  const masterKey = fromBase64Url(String(stored.masterKey), keyLength);
  return masterKey.ok ? { vaultId: String(stored.vaultId), masterKey: masterKey.value } : undefined;
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const describe = ({ secret, ...key }: OtpKey): unknown => ({ ...key, secret: encodeSecret(secret) });

function describeUri(uri: string): unknown {
  const key = parseOtpauthUri(uri);
  return key.ok ? describe(key.value) : uri;
}

/** One key that is not on the page is worse than all of them missed. */
function compare(got: readonly unknown[], expected: readonly unknown[]): Outcome {
  if (isDeepStrictEqual(got, expected)) return 'right';
  const isOnPage = (key: unknown): boolean => expected.some((wanted) => isDeepStrictEqual(wanted, key));
  return got.every(isOnPage) ? 'missed' : 'wrong';
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
]);

/** Serves the folder under any name of `.localhost`, each an origin of its own; other hosts the pages name are among them. */
async function serve(corpus: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://site').pathname);
    const answer = async () => {
      // Another host's files lie beside the page that names it.
      const isOther = request.headers.host?.startsWith('page-') !== true;
      const file = join(corpus, isOther ? join(folder, path) : path);
      const body = await readFile(file);
      if (!isOther) folder = dirname(path);
      const isPage = extname(file) === '.html';
      const local = (_: string, host: string) => originOf(server, host);
      response.setHeader('content-type', mediaTypes.get(extname(file)) ?? 'application/octet-stream');
      response.end(isPage ? body.toString().replaceAll(/https?:\/\/([a-z-]+)\.test(?=\/)/g, local) : body);
    };
    answer().catch(() => response.writeHead(404).end());
  });
  let folder = '/';
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function originOf(server: Server, name: string): string {
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  return `http://${name}.localhost:${String(port)}`;
}
