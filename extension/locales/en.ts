import { plural } from '../../shared/i18n/plural.ts';

/** Why the vault could not be changed; a code that needs a change is then not given out. */
const saveFaults = {
  'not-written': 'The browser could not store the vault. Nothing was changed. Is the disk full?',
  locked: 'The vault was locked meanwhile. Unlock it first.',
  none: 'There is no vault.',
  unreadable: 'The vault cannot be read. Nothing was changed.',
  newer: 'The vault is from a newer Key Fob. Nothing was changed.',
  'could-not-check': 'The browser’s storage did not answer. Nothing was changed; try again.',
};

/** Every text of the extension. Other languages are typed by this one: a missing text does not compile. */
export const en = {
  locale: 'en',
  appName: 'Key Fob',
  lock: 'Lock',
  openManage: 'Manage the key fob',
  loading: 'Opening the vault…',

  welcomeTitle: 'Your one-time codes, without a phone',
  welcomeText: 'Choose a password once; then a click on a site’s two-factor page adds its key here.',
  setUp: 'Set up the key fob',

  unlockTitle: 'The vault is locked',
  vaultPassword: 'Vault password',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  wrongPassword: 'That is not the vault password. Nothing was changed; try again.',

  unreadableTitle: 'The vault cannot be read',
  unreadableText:
    'The stored data is damaged, so no codes can be shown. Nothing was deleted or written over. Quit the browser and start it again; if it stays like this, keep this browser profile as it is and restore a backup of it.',
  newerTitle: 'The vault is from a newer Key Fob',
  newerText: 'Update this extension to open it. Nothing was changed.',
  couldNotCheckTitle: 'The browser’s storage did not answer',
  couldNotCheckText:
    'So it is not known whether the vault is there. Nothing was changed. Close this and try again.',
  tryAgain: 'Try again',

  choosePasswordTitle: 'Choose a password for your vault',
  choosePasswordText:
    'It encrypts your keys on this device. Nobody can reset it for you: write it down and keep it somewhere safe.',
  newPassword: 'Password',
  repeatPassword: 'The same password again',
  showPassword: 'Show the password',
  passwordHint: (minimum: number): string =>
    `At least ${String(minimum)} characters. Several unrelated words make a good one.`,
  passwordTooShort: (minimum: number): string => `Use at least ${String(minimum)} characters.`,
  passwordsDiffer: 'The two passwords are not the same.',
  strengthLabel: 'Strength',
  strengths: ['very weak', 'weak', 'fair', 'strong', 'very strong'],
  createVault: 'Create the vault',
  creatingVault: 'Creating the vault…',
  vaultExists: 'There is a vault already. Nothing was changed; reload this page.',

  readyTitle: 'Your vault is ready',
  readySteps: [
    'Open the two-factor page of a site, often called “Security” or “Two-factor authentication”, and let it show its QR code.',
    'Click the Key Fob icon in the browser’s toolbar: it reads the key. Add it.',
    'Fill the code in with one more click and confirm it on the page. From then on the fob answers when the site asks for a code.',
  ],
  pinTip: 'Tip: pin the icon to the toolbar, so that it is always one click away.',
  shortcutTip: (keys: string): string => `${keys} fills the code on the page without opening the fob.`,
  shortcutUnset:
    'Filling has no keyboard shortcut. You can set one in the browser’s page of extension shortcuts.',
  manageTitle: 'Key Fob – Accounts',
  accountsTitle: 'Accounts',
  accountCount: (count: number): string => plural('en', count, { one: '# account', other: '# accounts' }),
  columnAccount: 'Account',
  columnSites: 'Fills on',
  columnState: 'State',

  captureTitle: 'This page has a key for your fob',
  issuer: 'Issuer',
  account: 'Account',
  site: 'Site',
  noIssuer: 'No issuer given',
  noAccount: 'No account name given',
  settings: 'Settings',
  settingsOf: (algorithm: string, digits: number, seconds: number): string =>
    `${algorithm}, ${String(digits)} digits, ${String(seconds)} s`,
  settingsOfCounter: (algorithm: string, digits: number): string =>
    `${algorithm}, ${String(digits)} digits, by counter`,
  add: 'Add',
  adding: 'Adding…',
  replaceAdd: 'Replace the old key',
  replacesPending:
    'You have an unconfirmed key for this account. If the site has made this new one since, the old one no longer works.',
  replacesConfirmed:
    'You already have a confirmed key for this account. If the site made this new one, the old one no longer works.',
  keepBoth: 'Keep both',
  knownHere: 'You have this key.',
  knownPending: 'Pending: fill its code on the site’s set-up page and confirm there.',
  knownElsewhere: (sites: string): string => `You have this key already, bound to ${sites}.`,
  bindHere: 'Bind it to this site too',
  keyFault: 'The page shows a key that cannot be used:',
  keyFaults: {
    'not-otpauth': 'it is not an otpauth address.',
    'too-long': 'it is far too long.',
    'unknown-type': 'its kind of code is not known.',
    'missing-secret': 'it carries no secret.',
    'empty-secret': 'its secret is empty.',
    'not-base32': 'its secret is damaged.',
    'unknown-algorithm': 'its algorithm is not known.',
    'invalid-digits': 'its number of digits is out of range.',
    'invalid-period': 'its period is out of range.',
    'invalid-counter': 'its counter is out of range.',
  },
  pageFaults: {
    restricted: 'The browser lets no extension look at this page.',
    'page-failed': 'Something on this page kept the fob from reading it. Reload the page and try again.',
  },

  accountsLabel: 'Your accounts',
  search: 'Search accounts',
  noMatch: 'No account matches.',
  empty: 'No accounts yet. Open a site’s two-factor page and click the Key Fob icon there.',
  emptyHere:
    'No key for a fob was found on this page. Let the site show its two-factor QR code, then click the icon again.',
  pending: 'pending',
  confirmed: 'confirmed',
  boundTo: (sites: string): string => `only on ${sites}`,
  secondsLeft: (seconds: number): string =>
    plural('en', seconds, { one: '# second left', other: '# seconds left' }),
  fillCode: 'Fill code',
  filling: 'Filling…',
  waitingForNext: (seconds: number): string =>
    plural('en', seconds, {
      one: 'Waiting # second for the next code…',
      other: 'Waiting # seconds for the next code…',
    }),
  byCounter: 'By counter: the code is made when you fill it',

  saveFaults,
  fillFaults: {
    'already-used': 'This code was used already; wait for the next one.',
    'not-bound': 'This account belongs to another site, so its code is not filled here.',
    'no-field':
      'There is no field for a one-time code on this page. Type the code yourself, or open the page that asks for it.',
    'field-in-use': 'The code field already holds something else. Clear it first.',
    'not-kept': 'The page did not keep the code. Type it yourself.',
    'other-site': 'The page has changed meanwhile. Nothing was filled.',
    restricted: 'The browser lets no extension act on this page.',
    'page-failed': 'Something on this page kept the fob from typing. Type the code yourself.',
    ...saveFaults,
  },
};

export type Texts = typeof en;
