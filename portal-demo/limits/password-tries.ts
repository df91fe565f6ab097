import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { canonicalLogin } from '../accounts/customer.ts';
import { networkOf } from '../notices/network.ts';
import type { Ports } from '../ports.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Caller } from '../web/caller.ts';
import { giveBack, secondsUntilNext, takeOne, type Allowance } from './allowance.ts';

/*
 * Wrong passwords are limited from one network, and for one account (PORTAL B12). A stranger must not shut the owner
 * out by that (B11): a network the owner has logged in from before is counted by itself, so whatever strangers try
 * elsewhere, from there the owner gets in. From a new place the owner waits at most a quarter of an hour.
 */
const perMs = 15 * 60_000;
const fromNetwork: Allowance = { subject: 'password-from-network', uses: 50, perMs };
const ofStrangers: Allowance = { subject: 'password-of-strangers', uses: 20, perMs };
const atHome: Allowance = { subject: 'password-at-home', uses: 20, perMs };

export interface TooMany {
  readonly kind: 'too-many';
  readonly waitSeconds: number;
}

/** A try that was taken; a right password gives it back. */
export interface PasswordTry {
  giveBack(): Promise<void>;
}

/** Takes one try before the password is looked at. The answer is the same for a login that nobody has. */
export async function takePasswordTry(
  { database, clock }: Ports,
  caller: Caller,
  typedLogin: string,
): Promise<Result<PasswordTry, TooMany>> {
  const now = clock.now();
  const login = canonicalLogin(typedLogin);
  const network = networkOf(caller.address);
  const { rows } = await database.execute(sql`
    select from login_origins o join customers c on c.id = o.customer_id
    where c.login = ${login} and o.network = ${network} limit 1`);
  const isAtHome = rows.length > 0;
  // Hashed: people type their password into this field.
  const account = createHash('sha256').update(login).digest('base64url');
  const counts = [
    { allowance: fromNetwork, who: network },
    isAtHome ? { allowance: atHome, who: `${account} ${network}` } : { allowance: ofStrangers, who: account },
  ];
  for (const { allowance, who } of counts) {
    if (!(await takeOne(database, allowance, who, now))) {
      return failure({
        kind: 'too-many',
        waitSeconds: await secondsUntilNext(database, allowance, who, now),
      });
    }
  }
  return success({
    giveBack: async () => {
      for (const { allowance, who } of counts) await giveBack(database, allowance, who);
    },
  });
}
