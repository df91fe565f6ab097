import { and, eq, ne } from 'drizzle-orm';
import type { Ports } from '../ports.ts';
import { otpKeys, otpPendingKeys } from '../tables.ts';
import { sealBinding } from './profile.ts';
import { openSecret } from './step-of-code.ts';

/**
 * Seals every OTP secret that is under another key anew under `current`, which is the one the secret box seals with.
 * Portals may run meanwhile: a row is replaced only if it is still the one that was read. A secret that can't be
 * opened ends it, with that row as it was. Returns how many were sealed anew.
 */
export async function sealSecretsAnew(ports: Ports, current: string): Promise<number> {
  let count = 0;
  for (const table of [otpKeys, otpPendingKeys]) {
    const rows = await ports.database
      .select({
        id: table.id,
        customerId: table.customerId,
        sealedSecret: table.sealedSecret,
        sealingKeyId: table.sealingKeyId,
      })
      .from(table)
      .where(ne(table.sealingKeyId, current));
    for (const row of rows) {
      const { sealed, keyId } = ports.secrets.seal(openSecret(ports, row), sealBinding(row));
      const replaced = await ports.database
        .update(table)
        .set({ sealedSecret: sealed, sealingKeyId: keyId })
        .where(and(eq(table.id, row.id), eq(table.sealingKeyId, row.sealingKeyId)))
        .returning({ id: table.id });
      count += replaced.length;
    }
  }
  return count;
}
