import { plural } from '../../../shared/i18n/plural.ts';
import { brandName } from '../../brand.ts';

export const captcha = {
  needsJavaScript:
    'This check needs JavaScript. Turn it on for this page and load it again, or contact customer support.',
  failed: 'Tick “I’m not a robot” and wait for the check mark.',
};

export const recovery = {
  title: 'Lost OTP key fob',
  lost: 'I lost my OTP key fob',
  intro:
    'If your key fob is lost, you can turn OTP off with your e-mail and your mobile phone. You start with an e-mail; the link in it works for 5 minutes.',
  start: 'Send the e-mail',
  backToCode: 'Back to the code',
  sentTo: (address: string): string =>
    `If OTP is on for your account, we have just sent an e-mail to ${address}. Open the link in it within 5 minutes.`,
  sentNothing: 'Nothing has arrived? Look into your spam folder, then start again.',
  proofsTooNew:
    'Your e-mail address or phone number was changed, or your password was reset by e-mail, within the last 24 hours. So they can’t replace the key fob yet. Wait until the 24 hours are over, or ask customer support.',
  tooOften: 'You can do this only three times a day. Try again tomorrow, or ask customer support.',
  toSupport: 'I can’t use my e-mail or phone either',
  deadTitle: 'This link does not work any more',
  dead: 'It was older than 5 minutes, was used already, was replaced by a newer one, or your key fob was used meanwhile. If you still need it, log in with your password and start again.',
  toLogin: 'To the login',
  stepSms: 'Get a code by SMS',
  smsWhere: (phone: string): string => `We send the code to your mobile phone ${phone}.`,
  sendSms: 'Send SMS',
  sendSmsAgain: 'Send a new SMS',
  smsSent: 'The SMS is on its way. Its code works for 10 minutes.',
  smsNotSent: 'The SMS could not be sent. Wait a moment and try again.',
  smsTooOften: 'No more text messages can be sent today. Try again tomorrow, or ask customer support.',
  stepFinish: 'Turn OTP off',
  finishIntro:
    'OTP will be off for your account, and everybody who is logged in to it will be logged out. After that, your password alone logs you in.',
  smsCode: 'Code from the SMS',
  smsCodeHint: 'Six digits.',
  finish: 'Send',
  codeMissing: 'Enter the code from the SMS.',
  codeMalformed: 'The code has exactly 6 digits.',
  codeWrong: (attemptsLeft: number): string =>
    `This is not the code we sent last. ${plural('en', attemptsLeft, { one: '# try is left.', other: '# tries are left.' })}`,
  noAttempts:
    'There were too many wrong codes. Start again tomorrow, or ask customer support to turn OTP off.',
  doneTitle: 'OTP is off',
  done: 'Two-factor authentication is off for your account, and all browsers are logged out. You are not logged in: log in with your password now. Set OTP again as soon as you have a key fob.',
  linkMailSubject: 'Deactivate OTP key fob',
  linkMailBody: (time: string, address: string, link: string): string =>
    `Hello,\n\non ${time} somebody with your password, at the address ${address}, told us that your OTP key fob is lost. To turn OTP off, open this link within 5 minutes:\n\n${link}\n\nIf it was not you, do not open the link, and change your password at once.\n\n${brandName}`,
  sms: (code: string): string =>
    `${brandName}: ${code} is your code to deactivate OTP. If you did not ask for it, change your password.`,
  finishedSubject: 'OTP key fob deactivated after a loss',
  finishedBody: (name: string, time: string, address: string, support: string): string =>
    `Hello ${name},\n\non ${time} OTP was turned off for your account, because the key fob was reported lost from the address ${address}. All browsers were logged out. A login asks for the password only.\n\nIf it was not you, change your password at once and tell customer support: ${support}\n\n${brandName}`,
  finishedSms: (time: string, support: string): string =>
    `${brandName}: OTP was turned off for your account on ${time}. Not you? Change your password and tell us: ${support}`,
  cancelledSubject: 'Report of a lost OTP key fob ended',
  cancelledBody: (name: string, time: string): string =>
    `Hello ${name},\n\nyour OTP key fob was reported lost, and on ${time} it was used to log in. So we ended the report: its link does not work any more.\n\nIf it was not you who reported the loss, somebody knows your password. Change it at once.\n\n${brandName}`,
};
