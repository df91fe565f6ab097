import type { Ports } from '../ports.ts';
import { customers } from '../tables.ts';

/** Published on the login page of a demo, so worth nothing to anybody. */
export const demoPassword = 'lark-demo-2468';

/** Made-up people: reserved mail domains, numbers no operator hands out. */
export const demoCustomers = {
  ready: {
    login: 'demo@customer.example',
    name: 'Jana Kvapilová',
    phone: '+420 700 000 123',
    isPhoneVerified: true,
  },
  missing: {
    login: 'new@customer.example',
    name: 'Petr Ostrý',
    phone: '+420 700 000 456',
    isPhoneVerified: false,
  },
} as const;

/** They decide support requests; two of them, because two must agree. */
export const demoStaff = [
  { login: 'anna@larkspur.example', name: 'Anna Zelená', phone: '+420 700 000 777', isPhoneVerified: true },
  { login: 'ben@larkspur.example', name: 'Ben Horák', phone: '+420 700 000 888', isPhoneVerified: true },
] as const;

/** Adds the demo customers that are not there yet; an existing one keeps whatever was done with it. */
export async function addDemoCustomers({ database, clock, passwords }: Ports): Promise<void> {
  const now = clock.now();
  const passwordHash = await passwords.hash(demoPassword);
  const people = [
    ...Object.values(demoCustomers).map((customer) => ({ ...customer, isStaff: false })),
    ...demoStaff.map((person) => ({ ...person, isStaff: true })),
  ];
  const rows = people.map(({ login, name, phone, isPhoneVerified, isStaff }) => ({
    login,
    isStaff,
    passwordHash,
    name,
    email: login,
    emailVerifiedAt: now,
    phone,
    phoneVerifiedAt: isPhoneVerified ? now : null,
    createdAt: now,
  }));
  await database.insert(customers).values(rows).onConflictDoNothing({ target: customers.login });
}
