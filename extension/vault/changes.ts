import { binDays, type BinnedEntry, type Entry, type VaultContents } from './entry.ts';

/** Changes of the vault's contents: each takes the contents and gives new ones, or the same when there is nothing to do. */

export const withEntry = ({ entries, bin }: VaultContents, entry: Entry): VaultContents => ({
  entries: [...entries, entry],
  bin,
});

/** The site made a new key for this account: the new entry takes the old one's place, the old one goes to the bin. */
export function withReplaced(
  contents: VaultContents,
  oldId: string,
  entry: Entry,
  nowMs: number,
): VaultContents {
  const old = contents.entries.find(({ id }) => id === oldId);
  if (old === undefined) return withEntry(contents, entry);
  return {
    entries: contents.entries.map((each) => (each === old ? entry : each)),
    bin: [...withoutExpired(contents.bin, nowMs), { entry: old, why: 'superseded', binnedAtMs: nowMs }],
  };
}

export const withConfirmed = (contents: VaultContents, id: string): VaultContents =>
  changeEntry(contents, id, (entry) =>
    entry.state === 'confirmed' ? entry : { ...entry, state: 'confirmed' },
  );

/** Binds the entry to one more origin. */
export const withBound = (contents: VaultContents, id: string, origin: string): VaultContents =>
  changeEntry(contents, id, (entry) =>
    entry.origins.includes(origin) ? entry : { ...entry, origins: [...entry.origins, origin] },
  );

/** HOTP: the counter moves on before its code is shown, so that no code is ever given twice (RFC 4226 §7.2). */
export const withNextCounter = (contents: VaultContents, id: string): VaultContents =>
  changeEntry(contents, id, (entry) =>
    entry.key.type === 'hotp' ? { ...entry, key: { ...entry.key, counter: entry.key.counter + 1 } } : entry,
  );

function changeEntry(contents: VaultContents, id: string, change: (entry: Entry) => Entry): VaultContents {
  const entries = contents.entries.map((entry) => (entry.id === id ? change(entry) : entry));
  const isSame = entries.every((entry, index) => entry === contents.entries[index]);
  return isSame ? contents : { ...contents, entries };
}

const withoutExpired = (bin: readonly BinnedEntry[], nowMs: number): readonly BinnedEntry[] =>
  bin.filter(({ binnedAtMs }) => nowMs - binnedAtMs < binDays * 86_400_000);
