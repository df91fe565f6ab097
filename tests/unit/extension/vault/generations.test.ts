import { beforeAll, describe, expect, it } from 'vitest';
import { emptyContents, type VaultContents } from '../../../../extension/vault/entry.ts';
import { openEnvelope, sealEnvelope } from '../../../../extension/vault/envelope.ts';
import { readCurrent, writeNext } from '../../../../extension/vault/generations.ts';
import { newVault, type NewVault } from '../../../../extension/vault/new-vault.ts';
import { entry, password } from '../sample.ts';
import { MemoryStorage, quickDerive, random } from '../stand-ins.ts';

let vault: NewVault;
const one: VaultContents = { entries: [entry], bin: [] };

beforeAll(async () => {
  vault = await newVault(password, random, quickDerive);
});

const sealed = (generation: number, contents: VaultContents) =>
  sealEnvelope({ ...vault.envelope.head, generation }, contents, vault.masterKey, random);

const write = async (storage: MemoryStorage, generation: number, contents: VaultContents) => {
  const before = await readCurrent(storage);
  const next = { envelope: await sealed(generation, contents), contents, masterKey: vault.masterKey };
  return writeNext(storage, before.ok ? before.value : undefined, next);
};

async function storageWith(...generations: VaultContents[]): Promise<MemoryStorage> {
  const storage = new MemoryStorage();
  for (const [index, contents] of generations.entries()) await write(storage, index + 1, contents);
  return storage;
}

const contentsIn = async (storage: MemoryStorage) => {
  const stored = await readCurrent(storage);
  return stored.ok ? openEnvelope(stored.value.envelope, vault.masterKey) : stored;
};

describe('generations', () => {
  it('an untouched storage is a first run', async () => {
    expect(await readCurrent(new MemoryStorage())).toEqual({ ok: false, reason: 'none' });
  });

  it('gives the last generation written and keeps no older one', async () => {
    const storage = await storageWith(emptyContents, one, {
      entries: [entry, { ...entry, id: 'entry-2' }],
      bin: [],
    });
    expect(await contentsIn(storage)).toMatchObject({
      ok: true,
      value: { entries: [{ id: 'entry-1' }, { id: 'entry-2' }] },
    });
    expect([...storage.items.keys()].filter((key) => key !== 'vault/current')).toHaveLength(1);
  });

  it.each([
    ['side a', 1],
    ['side b', 2],
    ['side a without its pointer', 1],
    ['side b without its pointer', 2],
  ])(
    'killed before or after any storage call, with the vault on %s, leaves the old or the new one whole',
    async (from, writes) => {
      for (const killsAfter of [false, true]) {
        for (let killAtCall = 2; killAtCall < 9; killAtCall += 1) {
          const storage = await storageWith(...Array<VaultContents>(writes).fill(emptyContents));
          if (from.endsWith('pointer')) storage.items.delete('vault/current');
          const dying = storage.restarted();
          Object.assign(dying, { killAtCall, killsAfter });
          await write(dying, writes + 1, one);
          const found = await contentsIn(dying.restarted());
          expect([emptyContents, one], `killed at call ${String(killAtCall)}`).toContainEqual(
            found.ok ? found.value : found,
          );
          // and the next write goes through
          const after = dying.restarted();
          expect(await write(after, writes + 2, one)).toEqual({ ok: true, value: undefined });
          expect(await contentsIn(after)).toEqual({ ok: true, value: one });
        }
      }
    },
  );

  it('a first write killed half-way is a first run or a whole vault', async () => {
    for (let killAtCall = 1; killAtCall <= 5; killAtCall += 1) {
      const storage = new MemoryStorage();
      Object.assign(storage, { killAtCall, killsAfter: true });
      await write(storage, 1, emptyContents);
      const found = await contentsIn(storage.restarted());
      expect([
        { ok: false, reason: 'none' },
        { ok: true, value: emptyContents },
      ]).toContainEqual(found);
    }
  });

  it.each([
    [
      'its text is gone while the pointer stands',
      (items: Map<string, unknown>, side: string) => items.delete(side),
    ],
    ['its text is something else', (items: Map<string, unknown>, side: string) => items.set(side, 42)],
    [
      'its text is cut off',
      (items: Map<string, unknown>, side: string) => items.set(side, String(items.get(side)).slice(0, 99)),
    ],
    ['the pointer is garbage', (items: Map<string, unknown>) => items.set('vault/current', 'garbage')],
    [
      'the pointer names another generation',
      (items: Map<string, unknown>, side: string) => items.set('vault/current', { side, generation: 9 }),
    ],
  ])('a vault is unreadable, not new, when %s', async (_, damage) => {
    const storage = await storageWith(emptyContents, one);
    const side = [...storage.items.keys()].find((key) => key !== 'vault/current') ?? '';
    damage(storage.items, side);
    expect(await readCurrent(storage)).toEqual({ ok: false, reason: 'unreadable' });
  });

  it('a lost pointer loses nothing', async () => {
    const storage = await storageWith(emptyContents, one);
    storage.items.delete('vault/current');
    expect(await contentsIn(storage)).toEqual({ ok: true, value: one });
  });

  it('does not switch to a text that storage gives back changed', async () => {
    const storage = await storageWith(one);
    const set = storage.set.bind(storage);
    storage.set = (items) =>
      set(
        Object.fromEntries(
          Object.entries(items).map(([key, value]) => [
            key,
            typeof value === 'string' ? value.slice(1) : value,
          ]),
        ),
      );
    expect(await write(storage, 2, emptyContents)).toEqual({
      ok: false,
      reason: 'not-written',
    });
    expect(await contentsIn(storage)).toEqual({ ok: true, value: one });
  });

  it('a first run whose write came back changed can be tried again', async () => {
    const storage = new MemoryStorage();
    const set = storage.set.bind(storage);
    storage.set = (items) => set(Object.fromEntries(Object.keys(items).map((key) => [key, 'garbage'])));
    expect(await write(storage, 1, emptyContents)).toEqual({ ok: false, reason: 'not-written' });
    storage.set = set;
    expect(await readCurrent(storage)).toEqual({ ok: false, reason: 'none' });
    expect(await write(storage, 1, emptyContents)).toEqual({ ok: true, value: undefined });
  });

  it('does not switch to contents that would not open again', async () => {
    const storage = await storageWith(one);
    const broken: VaultContents = { entries: [{ ...entry, createdAtMs: -1 }], bin: [] };
    expect(await write(storage, 2, broken)).toEqual({ ok: false, reason: 'not-written' });
    expect(await contentsIn(storage)).toEqual({ ok: true, value: one });
  });
});
