import { encodeSecret } from '../../shared/otp/secret.ts';
import { withConfirmed } from '../vault/changes.ts';
import type { Entry } from '../vault/entry.ts';
import { changeVault, type ChangePorts } from './change-vault.ts';
import type { Sighting } from './look-at-page.ts';
import type { Activation, Ports } from './ports.ts';
import { readVault } from './read-vault.ts';

/** How long after the fill a page may still tell us that the site accepted it. */
const activationLifetimeMs = 15 * 60_000;

/** `not-yet`: the site answered, and still wants a code. `unknown`: this page is no answer, or could not be read whole. */
type ActivationVerdict = 'accepted' | 'over' | 'not-yet' | 'unknown';

/**
 * Did the site accept the pending entry's code? Accepted: the form was sent, and the site's next page in that tab
 * shows neither a key nor a code field, is no login and no error. Over: it shows another key (a failed activation makes
 * a new one), or nothing came of it in time. In doubt the entry stays pending; the next login with its code asks again.
 */
function judgeActivation(
  activation: Activation,
  sighting: Sighting,
  entry: Entry,
  nowMs: number,
): ActivationVerdict {
  if (nowMs - activation.filledAtMs > activationLifetimeMs) return 'over';
  const { isSent, tabId, origin } = activation;
  if (!isSent || sighting.kind !== 'page' || sighting.tabId !== tabId || sighting.origin !== origin)
    return 'unknown';
  const secret = encodeSecret(entry.key.secret);
  if (sighting.keys.some((key) => encodeSecret(key.secret) === secret)) return 'not-yet';
  if (sighting.keys.length > 0) return 'over';
  if (sighting.hasCodeField || sighting.isDetour) return 'not-yet';
  return sighting.hasUnreadPictures ? 'unknown' : 'accepted';
}

/** Confirms the pending entry once the site has accepted its code, going by what the page shows now. */
export async function settleActivation(
  ports: ChangePorts & Pick<Ports, 'now'>,
  sighting: Sighting,
): Promise<void> {
  const activation = await ports.session.activation();
  if (activation === undefined) return;
  const vault = await readVault(ports);
  if (vault.kind !== 'unlocked') return;
  const entry = vault.contents.entries.find(({ id }) => id === activation.entryId);
  const verdict = entry === undefined ? 'over' : judgeActivation(activation, sighting, entry, ports.now());
  if (verdict === 'unknown') return;
  if (verdict === 'accepted') {
    const changed = await changeVault(ports, (contents) => withConfirmed(contents, activation.entryId));
    if (!changed.ok) return; // settled when the vault can be written again
  }
  await ports.session.setActivation(verdict === 'not-yet' ? { ...activation, isSent: false } : undefined);
}
