import { argon2id, costBounds } from '../../../extension/vault/argon2id.ts';
import type { KeyValueStorage } from '../../../extension/vault/generations.ts';
import type { DerivePasswordKey } from '../../../extension/vault/slot.ts';
import type {
  Activation,
  FillOrder,
  Ports,
  UnlockedVault,
  VisitedPage,
  VisitedReading,
} from '../../../extension/use-cases/ports.ts';
import type { FillOutcome, PagePicture } from '../../../extension/page/reading.ts';
import { failure, success } from '../../../shared/result.ts';

/** Storage in memory that can be killed, as a browser can, before or after any of its calls. */
export class MemoryStorage implements KeyValueStorage {
  readonly items = new Map<string, unknown>();
  calls = 0;
  killAtCall = Infinity;
  killsAfter = false;

  async #step<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    this.calls += 1;
    if (this.calls > this.killAtCall) throw new Error('killed');
    if (this.calls === this.killAtCall && !this.killsAfter) throw new Error('killed');
    const result = work();
    if (this.calls === this.killAtCall) throw new Error('killed');
    return result;
  }

  get(keys: readonly string[]): Promise<Record<string, unknown>> {
    return this.#step(() =>
      Object.fromEntries(keys.filter((key) => this.items.has(key)).map((key) => [key, this.items.get(key)])),
    );
  }

  set(items: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#step(() =>
      Object.entries(items).forEach(([key, value]) => this.items.set(key, structuredClone(value))),
    );
  }

  remove(keys: readonly string[]): Promise<void> {
    return this.#step(() => keys.forEach((key) => this.items.delete(key)));
  }

  /** The same disk after a restart: nothing kills it any more. */
  restarted(): MemoryStorage {
    const next = new MemoryStorage();
    this.items.forEach((value, key) => next.items.set(key, value));
    return next;
  }
}

/** Argon2id at the lowest cost a vault may have: real, and quick enough for tests. */
export const quickDerive: DerivePasswordKey = (input) =>
  argon2id({ ...input, memoryKiB: costBounds.memoryKiB.min, iterations: costBounds.iterations.min });

export const random = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length));

export class StandInPage implements VisitedPage {
  reading: VisitedReading | undefined;
  shown: readonly PagePicture[] = [];
  outcome: FillOutcome = 'filled';
  readonly filled: FillOrder[] = [];

  read: VisitedPage['read'] = () =>
    Promise.resolve(this.reading === undefined ? failure('restricted') : success(this.reading));
  pictures: VisitedPage['pictures'] = () => Promise.resolve(success(this.shown));
  fill: VisitedPage['fill'] = (order) => {
    this.filled.push(order);
    return Promise.resolve(success(this.outcome));
  };
}

export type StandInPorts = Ports & { storage: MemoryStorage; page: StandInPage; nowMs: number };

/** All ports in memory, with a clock that only the test moves. */
export function standInPorts(storage: MemoryStorage = new MemoryStorage()): StandInPorts {
  let queue: Promise<unknown> = Promise.resolve();
  let unlocked: UnlockedVault | undefined;
  let activation: Activation | undefined;
  const steps = new Map<string, number>();
  const ports: StandInPorts = {
    nowMs: 1_700_000_000_000,
    storage,
    exclusively: (work) => {
      const result = queue.then(work);
      queue = result.catch(() => undefined);
      return result;
    },
    session: {
      unlockedVault: () => Promise.resolve(unlocked),
      setUnlockedVault: (vault) => Promise.resolve(void (unlocked = vault)),
      forgetUnlockedVault: () => Promise.resolve(void (unlocked = undefined)),
      lastFilledStep: (id) => Promise.resolve(steps.get(id)),
      setLastFilledStep: (id, step) => Promise.resolve(void steps.set(id, step)),
      activation: () => Promise.resolve(activation),
      setActivation: (value) => Promise.resolve(void (activation = value)),
    },
    derivePasswordKey: quickDerive,
    random,
    now: () => ports.nowMs,
    waitUntil: (timeMs) => Promise.resolve(void (ports.nowMs = Math.max(ports.nowMs, timeMs))),
    page: new StandInPage(),
    decodePicture: () => Promise.resolve([]),
  };
  return ports;
}
