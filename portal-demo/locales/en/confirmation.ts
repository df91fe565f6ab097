import { plural } from '../../../shared/i18n/plural.ts';

const minutes = (count: number): string => plural('en', count, { one: '# minute', other: '# minutes' });

export const confirmation = {
  waitTitle: 'Confirm the login by e-mail',
  sent: (minutesLeft: number): string =>
    `We sent you an e-mail with a link. Open it and confirm this login; that works for another ${minutes(minutesLeft)}.`,
  notSent: 'The e-mail with the link could not be sent yet. We keep trying; you can also send it again.',
  noLink: 'There is no working link for this login. Send a new one.',
  matchLabel: 'Number of this login',
  matchHow: 'When you open the link in another browser or on your phone, it asks for this number.',
  continueHow: 'When you have confirmed it, continue here.',
  continueButton: 'Continue',
  resend: 'Send a new link',
  resent: 'A new link is on its way. Older links no longer work.',
  notConfirmed: 'This login is not confirmed yet. Open the link in the e-mail first.',
  tooMany: 'Too many links were requested for this account. Use the newest e-mail, or wait an hour.',
  confirmed: 'The login is confirmed.',
  title: 'Is this you?',
  intro: 'Somebody who knows your password wants to log in:',
  account: 'Account',
  began: 'Began',
  sameBrowser: 'It began in this browser.',
  otherBrowser:
    'It did not begin in this browser. If you began it elsewhere, type the number that is shown there. If you see no number on a screen of your own, it is not you, whatever anybody tells you.',
  number: 'Number on the login screen',
  confirmButton: 'Yes, confirm the login',
  refuseButton: 'No, it is not me',
  wrongNumber: 'This is not the number of that login. Look at the screen where you began it.',
  doneTitle: 'Login confirmed',
  doneElsewhere: 'Go back to the browser where you began and choose Continue. This browser is not logged in.',
  refusedTitle: 'Login stopped',
  refused:
    'That login is over. Somebody knows your password: log in, change it, and log out of all sessions.',
  deadTitle: 'This link does not work (any more)',
  dead: 'It was used, it is too old, or a newer one was sent. Nothing was changed. Log in again to get a new link.',
  toLogin: 'To the login',
};
