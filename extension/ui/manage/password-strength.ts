import { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** What people try first; the estimator knows patterns (dates, repeats, keyboards rows) by itself. */
const commonWords =
  'password heslo passwort qwerty qwertz admin welcome vitejte login letmein dragon monkey football hokej sparta slavia iloveyou milujite princess master secret tajne keyfob klicenka trezor vault internet praha brno martin jana petr tomas honza eva';

const estimator = new ZxcvbnFactory({ dictionary: { common: commonWords.split(' ') } });

/** 0 (guessed at once) to 4 (very strong), estimated for someone who has a copy of the vault. */
export const strengthOf = (password: string): number =>
  estimator.check(password.normalize('NFKC').slice(0, 100)).score;
