import type { Runtime } from 'webextension-polyfill';
import type { Result } from '../../shared/result.ts';
import type { FillPorts } from '../use-cases/fill-code.ts';
import type { FollowPorts } from '../use-cases/follow-activation.ts';
import { backgroundPorts } from './background-ports.ts';
import { attest } from './messages.ts';
import { openPopup } from './open-page.ts';
import { tabLoaded } from './tab-loaded.ts';
import { visitedPage } from './visited-page.ts';
import { browser } from './webextension.ts';

/** What wakes the background, each with the use case it starts. */

const pageSettlesWithinMs = 8000;

export const onInstalled = (welcome: () => Promise<void>): void =>
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcome();
  });

/** The shortcut is the person's gesture: it makes the active tab ours to fill (activeTab). */
export const onFillCommand = (fill: (ports: FillPorts) => Promise<Result<unknown, unknown>>): void =>
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== 'fill-code') return;
    const ports = { ...backgroundPorts, page: visitedPage(() => Promise.resolve(tab?.id)) };
    void fill(ports).then((filled) => (filled.ok ? undefined : openPopup()));
  });

export const onActivationSent = (
  follow: (ports: FollowPorts, sent: { readonly tabId: number; readonly origin: string }) => Promise<void>,
): void =>
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const attested = attest(message, sender, browser.runtime.id);
    if (attested === undefined) return undefined;
    const { tabId } = attested;
    const loaded = tabLoaded(tabId, pageSettlesWithinMs);
    const ports = {
      ...backgroundPorts,
      page: visitedPage(() => Promise.resolve(tabId)),
      pageSettled: () => loaded,
    };
    return follow(ports, attested);
  });
