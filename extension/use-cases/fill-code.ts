import { codeAt } from '../../shared/otp/code.ts';
import type { HotpKey, OtpKey } from '../../shared/otp/key.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { FillOutcome } from '../page/reading.ts';
import { withNextCounter } from '../vault/changes.ts';
import type { Entry } from '../vault/entry.ts';
import { changeVault, type ChangeFault } from './change-vault.ts';
import type { PageFault, Ports } from './ports.ts';
import { readVault } from './read-vault.ts';

export type FillPorts = Pick<
  Ports,
  'storage' | 'session' | 'exclusively' | 'random' | 'now' | 'waitUntil' | 'page'
>;

/** `not-bound`: the entry does not belong to this site. `already-used`: this step's code was filled before. */
export type FillFault =
  'not-bound' | 'already-used' | ChangeFault | PageFault | Exclude<FillOutcome, 'filled'>;

/** A code this close to its end may be stale when the server reads it. */
const minimumMsLeft = 3000;

export interface FillRequest {
  readonly entryId: string;
  readonly origin: string;
  readonly tabId: number;
  /**
   * Called when the code of now was used already, or is about to end: the next one is filled at `untilMs`.
   * Without it a used code is a fault, so that nobody waits half a minute unawares.
   */
  readonly onWait?: (untilMs: number) => void;
}

interface DueCode {
  readonly entry: Entry;
  readonly code: string;
  readonly step: number;
}

/** Types the entry's code into the code field of the page in the active tab, if that page is where the entry belongs. */
export async function fillCode(ports: FillPorts, request: FillRequest): Promise<Result<void, FillFault>> {
  const { origin, tabId } = request;
  const due = await codeDue(ports, request);
  if (!due.ok) return due;
  const { entry, code, step } = due.value;
  const isActivation = entry.state === 'pending';
  if (isActivation) {
    const activation = { entryId: entry.id, origin, tabId, filledAtMs: ports.now(), isSent: false };
    await ports.session.setActivation(activation);
  }
  const outcome = await ports.page.fill({ code, origin, isActivation });
  const result = outcome.ok ? outcome.value : outcome.reason;
  if (result === 'filled') return success(undefined);
  // A page that did not keep the code has seen it, and may have sent it; otherwise the step is free again.
  if (result !== 'not-kept') await ports.session.setLastFilledStep(entry.id, step - 1);
  return failure(result);
}

/** Waits, where it may, until there is a code that was not used and does not end at once. Much may change meanwhile. */
async function codeDue(ports: FillPorts, request: FillRequest): Promise<Result<DueCode, FillFault>> {
  for (;;) {
    const bound = await boundEntry(ports, request);
    if (!bound.ok) return bound;
    const { key } = bound.value;
    if (key.type === 'hotp') return nextCounterCode(ports, request);
    const periodMs = key.periodSeconds * 1000;
    const current = codeAt(key, ports.now());
    const nextAtMs = (current.step + 1) * periodMs;
    const isEnding = nextAtMs - ports.now() < Math.min(minimumMsLeft, periodMs / 3);
    if (!isEnding && (await reserveStep(ports, request.entryId, current.step))) {
      return success({ entry: bound.value, ...current });
    }
    if (!isEnding && request.onWait === undefined) return failure('already-used');
    request.onWait?.(nextAtMs);
    await ports.waitUntil(nextAtMs);
  }
}

/** Takes the step for this fill, unless it or a later one was taken: by another window, or before a clock went back. */
const reserveStep = ({ exclusively, session }: FillPorts, entryId: string, step: number): Promise<boolean> =>
  exclusively(async () => {
    const last = await session.lastFilledStep(entryId);
    if (last !== undefined && last >= step) return false;
    await session.setLastFilledStep(entryId, step);
    return true;
  });

async function boundEntry(
  ports: FillPorts,
  { entryId, origin }: FillRequest,
): Promise<Result<Entry, FillFault>> {
  const vault = await readVault(ports);
  if (vault.kind !== 'unlocked') return failure(vault.kind);
  const entry = vault.contents.entries.find(({ id }) => id === entryId);
  return entry?.origins.includes(origin) === true ? success(entry) : failure('not-bound');
}

/** The counter is moved on in the vault before its code leaves it, and only when there is a field to type it into. */
async function nextCounterCode(
  ports: FillPorts,
  { entryId, origin }: FillRequest,
): Promise<Result<DueCode, FillFault>> {
  const reading = await ports.page.read();
  if (!reading.ok) return reading;
  if (reading.value.origin !== origin) return failure('other-site');
  if (!reading.value.hasCodeField) return failure('no-field');
  let entry: Entry | undefined;
  const advanced = await changeVault(ports, (contents) => {
    entry = contents.entries.find(({ id, key }) => id === entryId && isHotp(key));
    return withNextCounter(contents, entryId);
  });
  if (!advanced.ok) return advanced;
  return entry === undefined ? failure('not-bound') : success({ entry, ...codeAt(entry.key, ports.now()) });
}

const isHotp = (key: OtpKey): key is HotpKey => key.type === 'hotp';
