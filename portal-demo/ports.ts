import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Both drivers (PGlite and pg) answer a raw statement with `rows`; we rely on nothing else. */
interface Rows<Row> {
  rows: Row[];
}

interface RowsResult extends PgQueryResultHKT {
  type: Rows<this['row']>;
}

/** PostgreSQL, embedded or not, behind drizzle. */
export type Database = PgDatabase<RowsResult>;

export interface Clock {
  now(): Date;
}

export interface Random {
  /** `length` bytes from a cryptographic generator. */
  bytes(length: number): Uint8Array<ArrayBuffer>;
  uuid(): string;
}

export interface PasswordHasher {
  /** Hash of a password as a PHC string. */
  hash(password: string): Promise<string>;
  /** Costs the same whether or not there is a hash: an unknown login must not answer faster (PORTAL E6). */
  verify(password: string, phc: string | undefined): Promise<boolean>;
}

export interface Sealed {
  readonly sealed: Uint8Array;
  readonly keyId: string;
}

/** Authenticated encryption under a key that never lies in the database. */
export interface SecretBox {
  /** `binding` names the row the secret belongs to; the same text is needed to open it. */
  seal(secret: Uint8Array, binding: string): Sealed;
  /** Throws when the key is unknown, the bytes were changed or moved to another row: never a wrong secret. */
  open(sealed: Sealed, binding: string): Uint8Array<ArrayBuffer>;
  /** 32 bytes for one purpose, from the current key: gone with it, so only for what lives minutes. */
  keyFor(purpose: string): Uint8Array;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** The way out for mails. Features queue theirs in `mail/outbox.ts`, which tries again when this fails. */
export interface MailSender {
  send(mail: Mail): Promise<void>;
}

export interface Sms {
  readonly to: string;
  readonly body: string;
}

export interface SmsSender {
  send(sms: Sms): Promise<void>;
}

/** Where on earth, as far as an address tells. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly city: string | undefined;
}

export interface PlaceFinder {
  /** Undefined when nobody knows. A guess of the address's owner, good for telling, not for deciding. */
  placeOf(address: string): Place | undefined;
}

export interface Log {
  info(message: string, fields?: Readonly<Record<string, string | number>>): void;
  /** `cause` is written without query parameters: they could hold personal data. */
  error(message: string, cause: unknown, fields?: Readonly<Record<string, string | number>>): void;
}

/** Everything outside the portal's own rules: time, chance, storage and the ways to reach a person. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly database: Database;
  readonly passwords: PasswordHasher;
  readonly secrets: SecretBox;
  readonly mail: MailSender;
  readonly phone: SmsSender;
  readonly places: PlaceFinder;
  readonly log: Log;
}

export interface Settings {
  /** Origin under which people reach the portal; links and the origin check use it, never the request. */
  readonly publicUrl: URL;
  /** Shows demo customers on the login page, and the inbox and phone pages. */
  readonly isDemo: boolean;
  /** Proxies of ours in front of the portal: that many entries of X-Forwarded-For are theirs. */
  readonly trustedProxies: number;
}
