import { plural } from '../../shared/i18n/plural.ts';
import { confirmation } from './en/confirmation.ts';
import { notices } from './en/notices.ts';
import { sessions } from './en/sessions.ts';
import { help, support } from './en/support.ts';
import { profile } from './en/profile.ts';
import { captcha, recovery } from './en/recovery.ts';
import { historyTexts } from './en/history.ts';
import { otpNotices } from './en/otp-notices.ts';

const minutes = (count: number): string => plural('en', count, { one: '# minute', other: '# minutes' });
const seconds = (count: number): string => plural('en', count, { one: '# second', other: '# seconds' });

/** How long to wait, in the unit a person would use. */
const wait = (waitSeconds: number): string =>
  waitSeconds < 60 ? seconds(waitSeconds) : minutes(Math.ceil(waitSeconds / 60));

export const en = {
  languageName: 'English',
  frame: {
    brandSubtitle: 'Customer administration',
    skipToContent: 'Skip to content',
    language: 'Language',
    myAccount: 'My Account',
    customer: 'Customer',
    accountSecurity: 'Account Security',
    logOut: 'Log out',
    signedInAs: 'Signed in as',
    demoNote: 'This is a demo with made-up customers.',
    demoInbox: 'Demo inbox',
    demoPhone: 'Demo phone',
    errorTitlePrefix: 'Error: ',
  },
  fields: {
    login: 'Login e-mail',
    password: 'Password',
    accountPassword: 'Account password',
    code: 'One-time code',
    codeHint: 'The digits your key fob shows now.',
    required: 'Fill this in.',
    wrongPassword: 'This is not the password of your account.',
  },
  login: {
    title: 'Log in',
    button: 'Log in',
    wrongCredentials: 'The login e-mail and the password do not fit together. Check both and try again.',
    tooMany: (waitSeconds: number): string =>
      `Too many wrong passwords. You can try again in ${wait(waitSeconds)}.`,
    loggedOut: 'You are logged out.',
    restart: 'Your login was not finished in time. Log in again.',
    codeTitle: 'Two-factor authentication',
    codeIntro: 'Your password is right. Now enter the one-time code from your OTP key fob.',
    codeButton: 'Continue',
    startOver: 'Log in as someone else',
    demoTitle: 'Demo customers',
    demoIntro: 'Use one of these to look around:',
    demoReady: 'Can set up OTP',
    demoMissing: 'Phone not verified yet',
  },
  customer: {
    title: 'Customer',
    name: 'Name',
    email: 'E-mail',
    phone: 'Mobile phone',
    verified: 'verified',
    notVerified: 'not verified',
  },
  security: {
    title: 'Account Security',
    otpBox: 'Two-Factor Authentication (OTP)',
    otpIntro:
      'After your password, the portal also asks for a one-time code from your key fob. A stolen password alone then opens nothing.',
    stateOn: 'On',
    stateOff: 'Off',
    activeSince: (date: string): string => `Active since ${date}.`,
    setOtp: 'Set OTP',
    showKey: 'Show key again',
    deactivate: 'Deactivate',
    activated: 'Two-factor authentication is active. At your next login you will be asked for a code.',
    deactivated:
      'Two-factor authentication is off. Your password alone logs you in now. Delete the account from your key fob.',
    alreadyActive: 'Two-factor authentication is already active.',
    notActive: 'Two-factor authentication is not active.',
  },
  missing: {
    title: 'Set OTP',
    intro:
      'If you ever lose your key fob, we use your e-mail address and your mobile phone to make sure it is you. Before you can set OTP, this is missing:',
    email: 'Your e-mail address is not verified.',
    phone: 'Your mobile number is not verified.',
    whatNow: 'Verify it first, then come back.',
  },
  setOtp: {
    title: 'Set OTP',
    intro:
      'Your key fob and the portal share a secret key. It is valid for 10 minutes; only an activated key stays.',
    stepAdd: 'Add the key to your key fob',
    addHow:
      'With the browser key fob, click its icon on this page. With a phone, scan the picture. Or type the key.',
    qrLabel: 'QR code with the secret key',
    openLink: 'Open in an authenticator app',
    keyLabel: 'Secret key',
    stepConfirm: 'Confirm with your password and a code',
    endOtherSessions: 'Log out of my other browsers',
    button: 'Activate',
    cancel: 'Cancel',
    failedTitle: 'Activation failed. There is a new key now.',
    failedWhatNow:
      'The key you added before is dead. Delete it from your key fob, add the new key below and try again.',
    expired: 'The key was older than 10 minutes, so it could not be activated.',
  },
  showKey: {
    title: 'Show key again',
    intro: 'You can add the same key to another key fob. Confirm that it is you.',
    button: 'Show key',
    shownIntro:
      'Add the key to your other key fob, then leave this page. Any number of fobs may hold the same key.',
    done: 'Done',
  },
  deactivate: {
    title: 'Deactivate OTP',
    intro: 'After this, your password alone logs you in. Confirm with your password and a code.',
    button: 'Deactivate',
  },
  codeRefusal: {
    missing: 'Enter the code from your key fob.',
    malformed: (digits: number): string => `A code is exactly ${digits} digits.`,
    wrong: 'This code is not right. Enter the one your key fob shows now.',
    tooOld:
      'This code is too old. Enter the one your key fob shows now. If it stays too old, the clock of your key fob is slow.',
    alreadyUsed: (waitSeconds: number): string =>
      `This code was already used. Wait for the next one (in ${seconds(waitSeconds)}) and enter that.`,
    locked: (waitSeconds: number): string =>
      `Too many wrong codes. You can try again in ${wait(waitSeconds)}.`,
    disabled:
      'Too many wrong codes in a row: codes are no longer accepted for this account. Contact customer support.',
    notSet: 'Two-factor authentication is not active.',
  },
  messages: {
    inboxTitle: 'Demo inbox',
    inboxIntro: 'E-mails the portal has sent. In the demo none of them leaves it.',
    phoneTitle: 'Demo phone',
    phoneIntro: 'Text messages the portal has sent. In the demo none of them leaves it.',
    empty: 'Nothing has arrived yet.',
    to: 'To',
    backToPortal: 'Back to the portal',
  },
  otpNotices,
  history: historyTexts,
  captcha,
  recovery,
  profile,
  support,
  help,
  errors: {
    notFoundTitle: 'Page not found',
    notFoundBody: 'There is no page at this address.',
    refusedTitle: 'Request refused',
    refusedBody:
      'This form was not sent from a current page of the portal, so nothing was done. Open the page again and repeat it.',
    badFormTitle: 'Request not understood',
    badFormBody: 'The form could not be read, so nothing was done. Go back and try again.',
    failedTitle: 'Something went wrong',
    failedBody: 'The fault is on our side and nothing you typed was lost through it. Try again in a moment.',
    unavailableTitle: 'Back in a moment',
    unavailableBody: 'The portal can’t reach its data just now, so nothing was done. Try again in a moment.',
    errorId: (id: string): string => `When you write to support, mention the number ${id}.`,
    home: 'To the start page',
  },
  notices,
  confirmation,
  sessions,
};

export type Texts = typeof en;
