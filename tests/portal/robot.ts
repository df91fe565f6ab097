import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Page } from './test-browser.ts';

/** Does the work that the widget on this page asks of the browser, and gives the field's value. */
export async function answerRobotCheck(page: Page | undefined): Promise<string> {
  const question = page?.document.querySelector('altcha-widget')?.getAttribute('challenge');
  if (question === undefined || question === null)
    throw new Error(`No robot check on the page “${page?.title ?? ''}”.`);
  const challenge = JSON.parse(question) as Challenge; // made by the portal
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
