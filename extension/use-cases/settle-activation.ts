import { encodeSecret } from '../../shared/otp/secret.ts';
import { confirmEntry } from '../vault/changes.ts';
import { changeVault, type ChangePorts } from './change-vault.ts';
import type { Sighting } from './look-at-page.ts';
import type { Activation, Ports } from './ports.ts';

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
  secret: string,
  nowMs: number,
): ActivationVerdict {
  if (nowMs - activation.filledAtMs > activationLifetimeMs) return 'refused';
  if (!activation.isSent || sighting.kind !== 'page' || sighting.origin !== activation.origin)
    return 'undecided';
  const shown = sighting.keys.map((key) => encodeSecret(key.secret));
  if (shown.length === 0)
    return sighting.hasCodeField || sighting.unreadPictures > 0 ? 'undecided' : 'accepted';
  return shown.includes(secret) ? 'undecided' : 'refused';
}

/** Confirms the pending entry once the site has accepted its code, going by what the page shows now. */
export async function settleActivation(
  ports: ChangePorts & Pick<Ports, 'now'>,
  sighting: Sighting,
): Promise<void> {
  const activation = await ports.session.activation();
  if (activation === undefined) return;
  let verdict: ActivationVerdict = 'undecided';
  const changed = await changeVault(ports, (contents) => {
    const entry = contents.entries.find(({ id }) => id === activation.entryId);
    verdict =
      entry === undefined
        ? 'refused'
        : judgeActivation(activation, sighting, encodeSecret(entry.key.secret), ports.now());
    return verdict === 'accepted' ? confirmEntry(contents, activation.entryId) : contents;
  });
  if (changed.ok && verdict !== 'undecided') await ports.session.setActivation(undefined);
}
