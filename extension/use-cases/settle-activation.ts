import { encodeSecret } from '../../shared/otp/secret.ts';
import { confirmEntry } from '../vault/changes.ts';
import type { Entry } from '../vault/entry.ts';
import { changeVault, type ChangePorts } from './change-vault.ts';
import type { Sighting } from './look-at-page.ts';
import type { Activation, Ports } from './ports.ts';
import { readVault } from './read-vault.ts';

/** How long after the fill a page may still tell us that the site accepted it. */
const activationLifetimeMs = 15 * 60_000;

export type ActivationVerdict = 'accepted' | 'refused' | 'undecided';

/**
 * Did the site accept the pending entry's code? Accepted: the form was sent, and the site's next page shows
 * neither a key nor a code field. Refused: it shows another key (a failed activation makes a new one).
 */
export function judgeActivation(
  activation: Activation,
  sighting: Sighting,
  entry: Entry,
  nowMs: number,
): ActivationVerdict {
  if (nowMs - activation.filledAtMs > activationLifetimeMs) return 'refused';
  if (!activation.isSent || sighting.kind !== 'page' || sighting.origin !== activation.origin)
    return 'undecided';
  const shown = sighting.keys.map((key) => encodeSecret(key.secret));
  if (shown.length === 0)
    return sighting.hasCodeField || sighting.unreadPictures > 0 ? 'undecided' : 'accepted';
  return shown.includes(encodeSecret(entry.key.secret)) ? 'undecided' : 'refused';
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
  const verdict = entry === undefined ? 'refused' : judgeActivation(activation, sighting, entry, ports.now());
  if (verdict === 'undecided') return;
  if (verdict === 'accepted') {
    const changed = await changeVault(ports, (contents) => confirmEntry(contents, activation.entryId));
    if (!changed.ok) return; // settled when the vault can be written again
  }
  await ports.session.setActivation(undefined);
}
