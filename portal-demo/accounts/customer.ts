import { eq } from 'drizzle-orm';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Database, Ports } from '../ports.ts';
import { customers } from '../tables.ts';

export interface Customer {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerifiedAt: Date | null;
  readonly phone: string;
  readonly phoneVerifiedAt: Date | null;
  /** IANA name of the zone this person reads times in. */
  readonly timeZone: string;
  /** Works for us: decides support requests. */
  readonly isStaff: boolean;
}

/** Everything but the password hash: that one leaves the table only to be compared. */
export const customerColumns = {
  id: customers.id,
  login: customers.login,
  name: customers.name,
  email: customers.email,
  emailVerifiedAt: customers.emailVerifiedAt,
  phone: customers.phone,
  phoneVerifiedAt: customers.phoneVerifiedAt,
  timeZone: customers.timeZone,
  isStaff: customers.isStaff,
};

export async function findCustomer(database: Database, id: string): Promise<Customer | undefined> {
  const [row] = await database.select(customerColumns).from(customers).where(eq(customers.id, id));
  return row;
}

/** One spelling per login: people type spaces and capitals. */
export const canonicalLogin = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();

/** A password proven to be current. A later statement compares the hash again, so that a changed password voids it. */
export interface ProvenPassword {
  readonly customerId: string;
  readonly passwordHash: string;
  /** Counts how often everything of this customer was logged out: a login from before that ends nowhere. */
  readonly sessionEpoch: number;
}

/**
 * Who has this login and password, at the same cost for a login that does not exist (PORTAL E6). The failure names the
 * customer whose password it is not, if there is one: for the history, never for the answer.
 */
export async function whoHas(
  ports: Ports,
  typedLogin: string,
  password: string,
): Promise<Result<ProvenPassword, { readonly customerId: string | undefined }>> {
  const [row] = await passwordHashes(ports.database).where(eq(customers.login, canonicalLogin(typedLogin)));
  const isRight = await ports.passwords.verify(password, row?.passwordHash);
  return isRight && row !== undefined ? success(row) : failure({ customerId: row?.customerId });
}

export async function isPasswordOf(ports: Ports, customerId: string, password: string): Promise<boolean> {
  const [row] = await passwordHashes(ports.database).where(eq(customers.id, customerId));
  return ports.passwords.verify(password, row?.passwordHash);
}

const passwordHashes = (database: Database) =>
  database
    .select({
      customerId: customers.id,
      passwordHash: customers.passwordHash,
      sessionEpoch: customers.sessionEpoch,
    })
    .from(customers);
