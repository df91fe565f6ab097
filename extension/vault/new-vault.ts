import { keyLength, type Bytes } from './aes-gcm.ts';
import { defaultCost } from './argon2id.ts';
import { toBase64Url } from './base64url.ts';
import { emptyContents } from './entry.ts';
import type { Envelope } from './envelope-codec.ts';
import { sealEnvelope } from './envelope.ts';
import { createPasswordSlot, type DerivePasswordKey, type RandomBytes } from './slot.ts';

export interface NewVault {
  readonly envelope: Envelope;
  readonly masterKey: Bytes;
}

const vaultIdLength = 16;

/** An empty vault, generation 1, that this password opens. The master key is random: the password only wraps it. */
export async function newVault(
  password: string,
  random: RandomBytes,
  derive: DerivePasswordKey,
): Promise<NewVault> {
  const vaultId = toBase64Url(random(vaultIdLength));
  const masterKey = random(keyLength);
  const slot = await createPasswordSlot({ vaultId, password, masterKey, cost: defaultCost }, random, derive);
  const draft = { vaultId, generation: 1, slots: [slot] };
  return { masterKey, envelope: await sealEnvelope(draft, emptyContents, masterKey, random) };
}
