import type { ChangePorts } from './change-vault.ts';
import { lookAtPage } from './look-at-page.ts';
import type { Ports } from './ports.ts';
import { settleActivation } from './settle-activation.ts';

/** `pageSettled` resolves when the page that answers the sent form has loaded. */
export type FollowPorts = ChangePorts &
  Pick<Ports, 'now' | 'page'> & { readonly pageSettled: () => Promise<void> };

/** A form was sent in this tab: if it is the one we filled, see what the site answers and settle. */
export async function followActivation(
  ports: FollowPorts,
  sent: { readonly tabId: number; readonly origin: string },
): Promise<void> {
  const activation = await ports.session.activation();
  if (activation?.tabId !== sent.tabId || activation.origin !== sent.origin) return;
  await ports.session.setActivation({ ...activation, isSent: true });
  await ports.pageSettled();
  await settleActivation(ports, await lookAtPage(ports));
}
