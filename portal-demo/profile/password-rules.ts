import { brandName } from '../brand.ts';

/** NIST SP 800-63B-4 §3.1.1.2: length instead of composition rules. */
export const minPasswordLength = 12;
const maxPasswordLength = 128;

export type NewPasswordFault = 'missing' | 'too-short' | 'too-long' | 'guessable';

/** The same part repeated, or what a guesser of this portal tries first. */
function isGuessable(password: string, login: string): boolean {
  const lower = password.toLowerCase();
  const [loginName = ''] = login.split('@');
  const [brand = ''] = brandName.toLowerCase().split(' ');
  const obvious = [login, loginName, brand].filter((word) => word.length >= 4);
  const rest = obvious.reduce((text, word) => text.replaceAll(word, ''), lower);
  return /^(.{1,4})\1+$/.test(lower) || rest.length < minPasswordLength / 2;
}

export function newPasswordFault(password: string | undefined, login: string): NewPasswordFault | undefined {
  if (password === undefined || password === '') return 'missing';
  const length = Array.from(password.normalize('NFKC')).length; // characters, as NIST counts them
  if (length < minPasswordLength) return 'too-short';
  if (length > maxPasswordLength) return 'too-long';
  return isGuessable(password, login) ? 'guessable' : undefined;
}
