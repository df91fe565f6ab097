import { expect, it, describe } from 'vitest';
import { Fob } from './fob.ts';
import { password, PortalUnderTest, setUpPath, stepMs, useDatabase } from './portal-under-test.ts';

const database = useDatabase();
describe('C7 parallel confirmations make one active key', () => {
  it('twenty from one session: one key, one mail, nobody sees an error', async () => {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    const tabs = Array.from({ length: 20 }, () => browser.clone());
    const answers = await Promise.all(
      tabs.map((tab) => tab.submit(setUpPath, { password, code: fob.code() })),
    );
    expect(await portal.countOf('otp_keys', customer)).toBe(1);
    expect(await portal.countOf('otp_pending_keys', customer)).toBe(0);
    expect(await portal.mailsTo(customer)).toEqual(['OTP key fob activated']);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  });

  it('from two sessions with two keys: one of them wins, and its fob is the one that works', async () => {
    for (let round = 0; round < 10; round += 1) {
      const portal = new PortalUnderTest(database());
      const first = await portal.atSetUp();
      const browser = await portal.withPassword(first.customer);
      await browser.open(setUpPath);
      const second = { browser, fob: Fob.fromLink(browser.page?.keyLink ?? '', () => portal.now) };
      const wishes = [first, second].map((one) =>
        one.browser.submit(setUpPath, { password, code: one.fob.code() }),
      );
      const answers = await Promise.all(wishes);
      expect(answers.filter(({ status }) => status >= 500)).toHaveLength(0);
      const won = answers.map(({ location }) => location?.includes('done=activated') === true);
      expect(won.filter(Boolean)).toHaveLength(1);
      portal.wait(stepMs);
      const fob = won[0] === true ? first.fob : second.fob;
      expect(await (await portal.loggedIn(first.customer, fob.code())).isLoggedIn()).toBe(true);
    }
  });
});

it('C7 a logout while the same session activates: neither blocks the other, nobody sees an error', async () => {
  const statuses = new Set<number>();
  for (let round = 0; round < 10; round += 1) {
    const portal = new PortalUnderTest(database());
    const { customer, browser, fob } = await portal.atSetUp();
    const [activating, leaving] = [browser.clone(), browser.clone()];
    const answers = [
      activating.submit(setUpPath, { password, code: fob.code() }),
      leaving.submit('/logout', {}),
    ];
    for (const { status } of await Promise.all(answers)) statuses.add(status);
    expect(await leaving.isLoggedIn()).toBe(false);
    expect(await portal.countOf('otp_pending_keys', customer)).toBe(0);
  }
  expect([...statuses]).toEqual([303]);
});
