import type { OtpKey } from '../../shared/otp/key.ts';
import { success, type Result } from '../../shared/result.ts';
import { toBase64Url } from '../vault/base64url.ts';
import { withEntry, withBound, withReplaced } from '../vault/changes.ts';
import type { Entry } from '../vault/entry.ts';
import { judgeCapture } from '../vault/judge-capture.ts';
import { changeVault, type ChangeFault, type ChangePorts } from './change-vault.ts';
import type { Ports } from './ports.ts';

export interface NewEntry {
  readonly key: OtpKey;
  /** The origin of the page the key was read from: the entry is bound to it. */
  readonly origin: string;
  /** The entry whose place the person said the new one takes. */
  readonly replacesId?: string;
}

const idLength = 16;

/**
 * Stores a captured key as a pending entry; `replacesId` names the entry whose place it takes. A secret that is here
 * already is bound to this origin too, never stored twice.
 */
export async function addEntry(
  ports: ChangePorts & Pick<Ports, 'now'>,
  { key, origin, replacesId }: NewEntry,
): Promise<Result<Entry, ChangeFault>> {
  const nowMs = ports.now();
  const id = toBase64Url(ports.random(idLength));
  let added: Entry = { id, key, state: 'pending', origins: [origin], createdAtMs: nowMs };
  const changed = await changeVault(ports, (contents) => {
    const verdict = judgeCapture(contents, key, origin);
    if (verdict.kind === 'known' || verdict.kind === 'known-elsewhere') {
      added = verdict.entry;
      return withBound(contents, added.id, origin);
    }
    return replacesId === undefined
      ? withEntry(contents, added)
      : withReplaced(contents, replacesId, added, nowMs);
  });
  return changed.ok
    ? success(changed.value.entries.find((entry) => entry.id === added.id) ?? added)
    : changed;
}
