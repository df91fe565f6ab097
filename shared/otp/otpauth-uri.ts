import { failure, success, type Result } from '../result.ts';
import {
  algorithms,
  defaults,
  limits,
  quotable,
  steamDigits,
  type Algorithm,
  type KeyFault,
  type OtpKey,
} from './key.ts';
import { decodePercent, identify, presentOrEmpty, readLabel } from './label.ts';
import { decodeSecret, encodeSecret } from './secret.ts';

/** Why a text is no key URI we can hold. No fault quotes the secret. */
export type UriFault = KeyFault | { readonly reason: 'not-otpauth' | 'too-long' | 'missing-secret' };

/** In characters. A QR code holds under 4 300; what is longer was made to keep us busy. */
export const maxUriLength = 8192;

/** Parameters by lower-case name. */
type Parameters = ReadonlyMap<string, string>;

// Not URL(): labels with a bare # occur, and it lower-cases a secret that stands where a host would.
const otpauthPattern = /^otpauth:\/\/([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/is;
const steamPattern = /^steam:\/\/(.*)$/is;

/**
 * Reads `otpauth://TYPE/LABEL?PARAMETERS` (the key URI format of Google Authenticator's wiki, with what real sites make
 * of it) and `steam://SECRET`. Case of scheme, type and parameter names does not matter, of a repeated parameter the
 * first counts, unknown ones do not. What would give wrong codes is refused, never replaced by a default.
 */
export function parseOtpauthUri(text: string): Result<OtpKey, UriFault> {
  if (text.length > maxUriLength) return failure({ reason: 'too-long' });
  const uri = text.trim();
  const [, steamSecret] = steamPattern.exec(uri) ?? [];
  if (steamSecret !== undefined)
    return readKey('steam', '', new Map(Object.entries({ secret: steamSecret, issuer: 'Steam' })));
  const [match, type = '', label = '', query = ''] = otpauthPattern.exec(uri) ?? [];
  return match === undefined ? failure({ reason: 'not-otpauth' }) : readKey(type, label, readQuery(query));
}

/** Empty values are kept: a bare name may be a flag. */
function readQuery(query: string): Parameters {
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    const [name = '', ...value] = part.split('=');
    const key = decodePercent(name).toLowerCase();
    // Form encoding: + is a space here, while in the label it is a plus.
    if (!parameters.has(key))
      parameters.set(key, presentOrEmpty(decodePercent(value.join('=').replaceAll('+', ' '))));
  }
  return parameters;
}

function readKey(type: string, label: string, parameters: Parameters): Result<OtpKey, UriFault> {
  const identity = identify(readLabel(label), parameters.get('issuer') ?? '');
  const kind = readType(type, identity.issuer, parameters);
  if (kind === undefined) return failure({ reason: 'unknown-type', value: quotable(type) });
  const secretText = parameters.get('secret') ?? '';
  if (secretText === '') return failure({ reason: 'missing-secret' });
  const secret = decodeSecret(secretText);
  if (!secret.ok) return secret;
  const algorithm = readAlgorithm(parameters.get('algorithm') ?? '');
  if (!algorithm.ok) return algorithm;
  const digits = readInteger(parameters, 'digits', defaults.digits, limits.digits, 'invalid-digits');
  if (!digits.ok) return digits;
  const common = { ...identity, secret: secret.value, algorithm: algorithm.value, digits: digits.value };
  if (kind === 'hotp') {
    const counter = readInteger(parameters, 'counter', defaults.counter, limits.counter, 'invalid-counter');
    return counter.ok ? success({ type: kind, ...common, counter: counter.value }) : counter;
  }
  const period = readInteger(
    parameters,
    'period',
    defaults.periodSeconds,
    limits.periodSeconds,
    'invalid-period',
  );
  if (!period.ok) return period;
  // Steam's codes have one length, whatever a general-purpose writer put down.
  const digitsOfKind = kind === 'steam' ? steamDigits : common.digits;
  return success({ type: kind, ...common, digits: digitsOfKind, periodSeconds: period.value });
}

/** Steam keys also come as TOTP that says so: `encoder=steam`, a bare `steam`, or Steam as the issuer. */
function readType(type: string, issuer: string, parameters: Parameters): OtpKey['type'] | undefined {
  switch (type.toLowerCase()) {
    case 'totp': {
      const isSteam = [issuer, parameters.get('encoder')].some((name) => name?.toLowerCase() === 'steam');
      return isSteam || parameters.has('steam') ? 'steam' : 'totp';
    }
    case 'hotp':
      return 'hotp';
    case 'steam':
      return 'steam';
    default:
      return undefined;
  }
}

/** Takes `sha256`, `SHA-256`, `HmacSHA256`, `Algorithm.sha256` for SHA256. */
export function readAlgorithm(text: string): Result<Algorithm, KeyFault> {
  if (text === '') return success(defaults.algorithm);
  const name = text
    .toUpperCase()
    .replace(/^ALGORITHM\./, '')
    .replaceAll(/[-_]/g, '')
    .replace(/^HMAC/, '');
  const known = algorithms.find((algorithm) => algorithm === name);
  return known === undefined
    ? failure({ reason: 'unknown-algorithm', value: quotable(text) })
    : success(known);
}

function readInteger(
  parameters: Parameters,
  name: string,
  fallback: number,
  { min, max }: { readonly min: number; readonly max: number },
  reason: 'invalid-digits' | 'invalid-period' | 'invalid-counter',
): Result<number, KeyFault> {
  const text = parameters.get(name) ?? '';
  if (text === '') return success(fallback);
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? success(value) : failure({ reason, value: quotable(text) });
}

/**
 * Writes a key so that most readers agree on it: a literal colon between the encoded issuer and account, the issuer
 * again as a parameter, %20 and never +, every setting spelt out.
 * Reads back as the same key, save what the format cannot say: spaces at the ends of a name, `null` for a name, broken
 * surrogates, and a TOTP key whose issuer is Steam.
 */
export function formatOtpauthUri(key: OtpKey): string {
  const prefix = key.labelIssuer ?? key.issuer;
  // An account that holds a colon needs the separator even without an issuer before it.
  const separator = prefix !== '' || key.account.includes(':') ? ':' : '';
  const parameters = [
    `secret=${encodeSecret(key.secret)}`,
    ...(key.issuer === '' ? [] : [`issuer=${encode(key.issuer)}`]),
    `algorithm=${key.algorithm}`,
    `digits=${key.digits}`,
    key.type === 'hotp' ? `counter=${key.counter}` : `period=${key.periodSeconds}`,
  ];
  return `otpauth://${key.type}/${encode(prefix)}${separator}${encode(key.account)}?${parameters.join('&')}`;
}

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
