import { sql } from 'drizzle-orm';
import { answerRobotCheck } from './robot.ts';
import { publicUrl, type PortalUnderTest, type TestCustomer } from './portal-under-test.ts';
import type { Page, TestBrowser } from './test-browser.ts';

export const startPath = '/login/lost-fob';
export const pagePath = '/lost-fob';
export const smsPath = '/lost-fob/sms';

interface Received extends Record<string, unknown> {
  readonly subject: string;
  readonly body: string;
}

/** Everything that came to this address or number, oldest first. */
export async function received(portal: PortalUnderTest, recipient: string): Promise<Received[]> {
  const { rows } = await portal.ports.database.execute<Received>(
    sql`select subject, body from messages where recipient = ${recipient} order by id`,
  );
  return rows;
}

export async function newestTo(portal: PortalUnderTest, recipient: string): Promise<string> {
  return (await received(portal, recipient)).at(-1)?.body ?? '';
}

/** The path of the link in the newest mail to this customer. */
export async function mailedLink(
  portal: PortalUnderTest,
  customer: TestCustomer,
  path = pagePath,
): Promise<string> {
  const bodies = (await received(portal, customer.login)).map(({ body }) => body);
  const link = bodies.findLast((body) => body.includes(`${publicUrl.origin}${path}/`)) ?? '';
  return new RegExp(`${path}/[\\w-]{43}`).exec(link)?.[0] ?? 'no link';
}

/** The six digits of the newest text message to this number. */
export const smsCode = async (portal: PortalUnderTest, phone: string): Promise<string> =>
  /\b\d{6}\b/.exec(await newestTo(portal, phone))?.[0] ?? 'no code';

/** A number of its own for each test: they share a database. */
export const newPhone = (): string =>
  `+420 7${String(Math.floor(Math.random() * 1e8))
    .padStart(8, '0')
    .replace(/(..)(...)(...)/, '$1 $2 $3')}`;

/** Opens a mailed link as a browser does: the landing, then the page it leads to. */
export async function openLink(browser: TestBrowser, link: string): Promise<void> {
  const landed = await browser.open(link);
  if (landed.location !== null) await browser.open(landed.location);
}

/** A browser in which the link was opened and the SMS has been sent. */
export async function atLastStep(
  portal: PortalUnderTest,
  customer: TestCustomer,
): Promise<{ claimant: TestBrowser; browser: TestBrowser }> {
  const claimant = await portal.withPassword(customer);
  await claimant.submit(startPath, {});
  const browser = portal.newBrowser();
  await openLink(browser, await mailedLink(portal, customer));
  await browser.submit(smsPath, {});
  return { claimant, browser };
}

export const finishWith = async (browser: TestBrowser, sentCode: string): Promise<Page> =>
  browser.submit(pagePath, { sentCode, captcha: await answerRobotCheck(browser.page) });
