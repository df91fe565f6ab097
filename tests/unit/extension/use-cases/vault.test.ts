import { describe, expect, it } from 'vitest';
import { addEntry } from '../../../../extension/use-cases/add-entry.ts';
import { createVault } from '../../../../extension/use-cases/create-vault.ts';
import { lockVault } from '../../../../extension/use-cases/lock-vault.ts';
import { readVault } from '../../../../extension/use-cases/read-vault.ts';
import { unlockVault } from '../../../../extension/use-cases/unlock-vault.ts';
import { withConfirmed } from '../../../../extension/vault/changes.ts';
import { changeVault } from '../../../../extension/use-cases/change-vault.ts';
import { key, origin, otherKey, password } from '../sample.ts';
import { standInPorts, type StandInPorts } from '../stand-ins.ts';

async function openFob(): Promise<StandInPorts> {
  const ports = standInPorts();
  expect(await createVault(ports, password)).toEqual({ ok: true, value: undefined });
  return ports;
}

const entriesOf = async (ports: StandInPorts) => {
  const vault = await readVault(ports);
  return vault.kind === 'unlocked' ? vault.contents : vault.kind;
};

describe('the vault', () => {
  it('is none at first, open after its password was chosen, locked after lock, open after unlock', async () => {
    const ports = standInPorts();
    expect(await readVault(ports)).toEqual({ kind: 'none' });
    await createVault(ports, password);
    expect((await readVault(ports)).kind).toBe('unlocked');
    await lockVault(ports);
    expect(await readVault(ports)).toEqual({ kind: 'locked' });
    expect(await unlockVault(ports, password)).toEqual({ ok: true, value: undefined });
    expect((await readVault(ports)).kind).toBe('unlocked');
  });

  it('refuses a short password, counted in characters and not in bytes', async () => {
    const ports = standInPorts();
    expect(await createVault(ports, 'ěščřžýáíé')).toEqual({ ok: false, reason: 'password-too-short' });
    expect(ports.storage.items.size).toBe(0);
  });

  it('is never created over another vault, nor over a damaged one', async () => {
    const ports = await openFob();
    expect(await createVault(ports, 'another password')).toEqual({ ok: false, reason: 'exists' });
    for (const item of ports.storage.items.keys()) ports.storage.items.set(item, 'damaged');
    const before = new Map(ports.storage.items);
    expect(await createVault(ports, 'another password')).toEqual({ ok: false, reason: 'exists' });
    expect(ports.storage.items).toEqual(before);
  });

  it('a wrong password changes nothing, in storage or in the session', async () => {
    const ports = await openFob();
    await lockVault(ports);
    const before = new Map(ports.storage.items);
    expect(await unlockVault(ports, 'wrong password')).toEqual({ ok: false, reason: 'wrong-password' });
    expect(ports.storage.items).toEqual(before);
    expect(await readVault(ports)).toEqual({ kind: 'locked' });
  });

  it('that is damaged is unreadable, locked or not, and no writer touches it', async () => {
    const ports = await openFob();
    await addEntry(ports, { key, origin });
    for (const [item, value] of ports.storage.items)
      if (typeof value === 'string')
        ports.storage.items.set(item, value.replace('"generation"', '"generatioN"'));
    const before = new Map(ports.storage.items);
    expect(await readVault(ports)).toEqual({ kind: 'unreadable' });
    expect(await unlockVault(ports, password)).toEqual({ ok: false, reason: 'unreadable' });
    expect(await addEntry(ports, { key: otherKey, origin })).toEqual({ ok: false, reason: 'unreadable' });
    expect(ports.storage.items).toEqual(before);
  });

  it('says that it could not check when storage does not answer, which is not the same as none', async () => {
    const ports = await openFob();
    ports.storage.killAtCall = 0;
    expect(await readVault(ports)).toEqual({ kind: 'could-not-check' });
  });

  it('keeps what it has when storage refuses to write, and says so', async () => {
    const ports = await openFob();
    const before = await entriesOf(ports);
    ports.storage.set = () => Promise.reject(new Error('QuotaExceededError'));
    expect(await addEntry(ports, { key, origin })).toEqual({ ok: false, reason: 'not-written' });
    expect(await entriesOf(ports)).toEqual(before);
    const empty = standInPorts();
    empty.storage.set = () => Promise.reject(new Error('QuotaExceededError'));
    expect(await createVault(empty, password)).toEqual({ ok: false, reason: 'not-written' });
    expect(await readVault(empty)).toEqual({ kind: 'none' });
  });

  it('takes no empty password for an answer', async () => {
    const ports = await openFob();
    expect(await unlockVault(ports, '')).toEqual({ ok: false, reason: 'wrong-password' });
  });

  it('locked, takes no entry', async () => {
    const ports = await openFob();
    await lockVault(ports);
    expect(await addEntry(ports, { key, origin })).toEqual({ ok: false, reason: 'locked' });
  });
});

describe('a captured key', () => {
  it('is stored pending and bound to the page it came from', async () => {
    const ports = await openFob();
    await addEntry(ports, { key, origin });
    expect(await entriesOf(ports)).toMatchObject({
      entries: [{ key, state: 'pending', origins: [origin] }],
      bin: [],
    });
  });

  it('captured twice at the same moment by two windows is one entry', async () => {
    const ports = await openFob();
    await Promise.all([addEntry(ports, { key, origin }), addEntry(ports, { key, origin })]);
    expect(await entriesOf(ports)).toMatchObject({ entries: [{ key }] });
  });

  it('two keys added at the same moment by two windows are both kept', async () => {
    const ports = await openFob();
    await Promise.all([
      addEntry(ports, { key, origin }),
      addEntry(ports, { key: { ...otherKey, account: 'bob' }, origin }),
    ]);
    expect(await entriesOf(ports)).toMatchObject({ entries: [{ key }, { key: { account: 'bob' } }] });
  });

  it('after a failed activation takes the dead pending one’s place; that goes to the bin', async () => {
    const ports = await openFob();
    const dead = await addEntry(ports, { key, origin });
    await addEntry(ports, { key: otherKey, origin, replacesId: dead.ok ? dead.value.id : '' });
    expect(await entriesOf(ports)).toMatchObject({
      entries: [{ key: otherKey, state: 'pending' }],
      bin: [{ entry: { key }, why: 'superseded' }],
    });
  });

  it('is kept beside a confirmed one; asked to replace it, the old one goes to the bin', async () => {
    const ports = await openFob();
    const first = await addEntry(ports, { key, origin });
    const id = first.ok ? first.value.id : '';
    await changeVault(ports, (contents) => withConfirmed(contents, id));
    await addEntry(ports, { key: otherKey, origin });
    expect(await entriesOf(ports)).toMatchObject({
      entries: [{ key, state: 'confirmed' }, { key: otherKey }],
      bin: [],
    });
    const third = { ...key, secret: new Uint8Array(20).fill(7), account: key.account };
    await changeVault(ports, (contents) => ({ ...contents, entries: contents.entries.slice(0, 1) }));
    await addEntry(ports, { key: third, origin, replacesId: id });
    expect(await entriesOf(ports)).toMatchObject({ entries: [{ key: third }], bin: [{ entry: { key } }] });
  });

  it('known from another site is bound to this one too, not stored twice', async () => {
    const ports = await openFob();
    await addEntry(ports, { key, origin });
    await addEntry(ports, { key, origin: 'https://login.portal.example' });
    expect(await entriesOf(ports)).toMatchObject({
      entries: [{ origins: [origin, 'https://login.portal.example'] }],
    });
  });
});
