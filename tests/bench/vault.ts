import { changeVault } from '../../extension/use-cases/change-vault.ts';
import { readVault } from '../../extension/use-cases/read-vault.ts';
import { unlockVault } from '../../extension/use-cases/unlock-vault.ts';
import { argon2id, defaultCost } from '../../extension/vault/argon2id.ts';
import { openEnvelope, sealEnvelope } from '../../extension/vault/envelope.ts';
import { writeNext } from '../../extension/vault/generations.ts';
import { passwordBytes } from '../../extension/vault/password.ts';
import type { DerivePasswordKey } from '../../extension/vault/slot.ts';
import { MemoryStorage, random } from '../unit/extension/stand-ins.ts';
import { repeat, timed, type Figure } from './figure.ts';
import { contentsOf, fobWith, password } from './seed.ts';

const runs = 9;

/** The core without a browser: what grows with the number of entries, and what a password costs. */
export async function measureVault(): Promise<readonly Figure[]> {
  const input = { ...defaultCost, salt: random(16), password: passwordBytes(password) };
  const derivation = await repeat(5, () => timed(() => argon2id(input)));
  const figures: Figure[] = [{ what: 'Argon2id (64 MiB, 3 passes)', unit: 'ms', values: derivation }];
  for (const entries of [10, 100, 1000, 5000]) figures.push(...(await measureSize(entries)));
  return figures;
}

async function measureSize(entries: number): Promise<readonly Figure[]> {
  const passwordKey = random(32);
  const derive: DerivePasswordKey = () => Promise.resolve(passwordKey);
  const contents = contentsOf(entries);
  const ports = await fobWith(contents, derive);
  const vault = await readVault(ports);
  if (vault.kind !== 'unlocked') throw new Error(`The seeded vault is ${vault.kind}`);
  const { envelope } = vault.stored;
  const { masterKey } = vault.key;
  const works = {
    seal: () => sealEnvelope(envelope.head, contents, masterKey, random),
    open: () => openEnvelope(envelope, masterKey),
    'write and read back': () => writeNext(new MemoryStorage(), undefined, { envelope, contents, masterKey }),
    'whole change': () => changeVault(ports, (current) => ({ ...current })),
    'unlock, without Argon2id': () => unlockVault(ports, password),
  };
  const figures: Figure[] = [];
  for (const [name, work] of Object.entries(works))
    figures.push({
      what: `${name}, ${entries} entries`,
      unit: 'ms',
      values: await repeat(runs, () => timed(work)),
    });
  return figures;
}
