import { brandName } from '../../brand.ts';

export const notices = {
  browser: 'Browser',
  address: 'IP address',
  place: 'Place',
  unknownBrowser: 'unknown browser',
  unknownAddress: 'unknown',
  unknownPlace: 'unknown place',
  loginSubject: 'Login to your account',
  loginBody: (name: string, time: string, facts: string, logoutLink: string): string =>
    `Hello ${name},\n\nsomebody logged in to your account on ${time}.\n\n${facts}\n\nIf it was you, there is nothing to do.\n\nIf it was not you, log out of all sessions here and then change your password:\n${logoutLink}\n\n${brandName}`,
  confirmSubject: 'Confirm your login',
  confirmBody: (name: string, time: string, facts: string, link: string, logoutLink: string): string =>
    `Hello ${name},\n\nsomebody who knows your password wants to log in to your account. It began on ${time}.\n\n${facts}\n\nIf it is you, confirm the login here within ten minutes:\n${link}\n\nIf it is not you, do not confirm it. Log out of all sessions here and then change your password:\n${logoutLink}\n\n${brandName}`,
  settingsSubject: 'Account settings changed',
  settingsBody: (name: string, time: string, notice: string, link: string): string =>
    `Hello ${name},\n\nthe settings for login e-mails of your account were changed on ${time}.\n\nE-mail about a login: ${notice}\nLogin waits for a confirmation link: ${link}\n\nIf it was not you, contact customer support at once.\n\n${brandName}`,
  settingsTitle: 'Account Settings',
  settingsIntro:
    'Choose which logins you get an e-mail about, and which ones wait until you confirm them in it.',
  noticeLegend: 'Send me an e-mail about a login',
  linkLegend: 'Let a login wait until I use the link in that e-mail',
  change: 'Change',
  save: 'Save',
  always: 'Always',
  onlyImportant: 'Only important ones (unknown place)',
  frequency: {
    every: 'at every login',
    opened: 'at the first login after I opened the browser',
    changed: 'when the browser or the IP address is another one than at the last login',
    unknown: 'when the browser or the IP address was never used before',
    never: 'never',
  },
  securityMailsAnyway: 'E-mails about changes to your security are always sent.',
  linkNeedsPhone:
    'A confirmation link needs a verified mobile number: it is your way back when the mailbox is lost.',
  linkTooOften:
    'A login cannot wait for the link of an e-mail that is not sent. Choose the link at most as often as the e-mail.',
  choose: 'Choose one of these.',
  saved: 'Account settings are saved.',
};
