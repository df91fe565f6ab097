import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { bundleDetector } from './bundle.ts';

/**
 * `--bundle FILE` writes the built finder and writer for the corpus's own judge; `--corpus DIR --explain PAGE` opens a
 * page of the corpus, its path without DIR, and prints what spoke for and against each of its fields.
 */
export async function runFields(args: string[]): Promise<void> {
  const { bundle, corpus, explain } = parseArgs({
    args,
    options: { bundle: { type: 'string' }, corpus: { type: 'string' }, explain: { type: 'string' } },
  }).values;
  if (bundle !== undefined) return writeFile(bundle, await bundleDetector());
  if (corpus === undefined || explain === undefined)
    throw new Error('Say what to do: --bundle FILE, or --corpus DIR --explain PAGE');
  for (const line of await explainPage(await readFile(join(corpus, explain), 'utf8'))) console.log(line);
}

/** Opens the page at a neutral address, with nothing else on the network. Closed shadow roots stay closed here. */
async function explainPage(html: string): Promise<readonly string[]> {
  const executablePath = process.env['CHROMIUM'];
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await browser.newPage();
    const address = 'https://site.test/account/page';
    await page.route('**/*', (route) =>
      route.request().url() === address
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
        : route.abort(),
    );
    await page.goto(address);
    await page.evaluate(await bundleDetector());
    const context = '{ isTop: true, shadowRoot: (element) => element.shadowRoot }';
    return await page.evaluate<string[]>(`__otpDetector.explain(document, ${context})`);
  } finally {
    await browser.close();
  }
}
