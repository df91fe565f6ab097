import { codeAt } from '../../shared/otp/code.ts';
import type { OtpKey } from '../../shared/otp/key.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { FillOutcome } from '../page/reading.ts';
import { advanceCounter } from '../vault/changes.ts';
import type { Entry } from '../vault/entry.ts';
import { changeVault, type ChangeFault } from './change-vault.ts';
import type { PageFault, Ports } from './ports.ts';

export type FillPorts = Pick<
  Ports,
  'storage' | 'session' | 'exclusively' | 'random' | 'now' | 'waitUntil' | 'page'
>;

/** `not-bound`: the entry does not belong to this site. `already-used`: this step's code was filled before. */
export type FillFault =
  'not-bound' | 'already-used' | ChangeFault | PageFault | Exclude<FillOutcome, 'filled'>;

export interface Filled {
  readonly entry: Entry;
  readonly step: number;
}

/** A code this close to its end may be stale when the server reads it. */
export const minimumSecondsLeft = 3;

export interface FillRequest {
  readonly entry: Entry;
  readonly origin: string;
  readonly tabId: number;
  /**
   * Called when the code of now was used already, or is about to end: the next one is filled at `untilMs`.
   * Without it a used code is a fault, so that nobody waits half a minute unawares.
   */
  readonly onWait?: (untilMs: number) => void;
}

/** Types the entry's code into the code field of the page in the active tab, if that page is where the entry belongs. */
export async function fillCode(ports: FillPorts, request: FillRequest): Promise<Result<Filled, FillFault>> {
  const { entry, origin, tabId } = request;
  if (!entry.origins.includes(origin)) return failure('not-bound');
  const due = await codeDue(ports, request);
  if (!due.ok) return due;
  const { code, step } = due.value;
  const outcome = await ports.page.fill(code, origin);
  if (!outcome.ok) return outcome;
  if (outcome.value !== 'filled') return failure(outcome.value);
  await ports.session.setLastFilledStep(entry.id, step);
  if (entry.state === 'pending') {
    const activation = { entryId: entry.id, origin, tabId, filledAtMs: ports.now(), isSent: false };
    await ports.session.setActivation(activation);
    await ports.page.watchActivation();
  }
  return success({ entry, step });
}

async function codeDue(
  ports: FillPorts,
  { entry, onWait }: FillRequest,
): Promise<Result<{ code: string; step: number }, FillFault>> {
  const { key } = entry;
  if (key.type === 'hotp') return nextCounterCode(ports, entry.id);
  const periodMs = key.periodSeconds * 1000;
  const lastStep = await ports.session.lastFilledStep(entry.id);
  const current = codeAt(key, ports.now());
  const nextAtMs = (current.step + 1) * periodMs;
  const isUsed = lastStep !== undefined && lastStep >= current.step;
  if (isUsed && onWait === undefined) return failure('already-used');
  if (!isUsed && nextAtMs - ports.now() >= minimumSecondsLeft * 1000) return success(current);
  onWait?.(nextAtMs);
  await ports.waitUntil(nextAtMs);
  return success(codeAt(key, ports.now()));
}

/** The counter is moved on in the vault before its code leaves it. */
async function nextCounterCode(
  ports: FillPorts,
  entryId: string,
): Promise<Result<{ code: string; step: number }, FillFault>> {
  let key: OtpKey | undefined;
  const advanced = await changeVault(ports, (contents) => {
    key = contents.entries.find(({ id }) => id === entryId)?.key;
    return advanceCounter(contents, entryId);
  });
  if (!advanced.ok) return advanced;
  return key === undefined ? failure('not-bound') : success(codeAt(key, ports.now()));
}
