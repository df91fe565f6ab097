import { brandName } from '../../brand.ts';

const notYou = 'If it was not you, change your password at once and contact customer support.';

export const profile = {
  change: 'Change',
  verify: 'Verify',
  done: 'Done',
  changePassword: 'Change password',
  title: { email: 'E-mail address', phone: 'Mobile phone' },
  intro: {
    email: 'We send a code to the new address. Until you enter it here, the old address stays in use.',
    phone: 'We send a code to the new number. Until you enter it here, the old number stays in use.',
  },
  newValue: { email: 'New e-mail address', phone: 'New mobile number' },
  newValueHint: {
    email: 'For example jana@mail.example',
    phone: 'With the country, for example +420 700 000 123',
  },
  malformed: {
    email: 'This is not an e-mail address.',
    phone: 'Write the number with a plus and the country, for example +420 700 000 123.',
  },
  request: 'Send the code',
  tooOften: 'No more codes can be sent today. Try again tomorrow.',
  notSent: 'The code could not be sent. Check the number and try again.',
  confirmTitle: 'Enter the code',
  confirmIntro: (address: string): string => `We have sent a code to ${address}. It works for 10 minutes.`,
  confirm: 'Confirm',
  sentCode: 'Code',
  codeMissing: 'Enter the code.',
  codeMalformed: 'The code has exactly 6 digits.',
  codeWrong: 'This is not the code we sent last.',
  noChange: 'The code is too old, or there were too many wrong ones. Have a new one sent.',
  changed: {
    email: 'Your e-mail address is changed and verified.',
    phone: 'Your mobile number is changed and verified.',
  },
  passwordChanged: 'Your password is changed. All other browsers are logged out.',
  passwordTitle: 'Change password',
  passwordIntro: 'All other browsers will be logged out.',
  newPassword: 'New password',
  newPasswordHint: 'At least 12 characters. Several words are easy to remember and hard to guess.',
  save: 'Save',
  cancel: 'Cancel',
  tooShort: 'Use at least 12 characters.',
  tooLong: 'Use at most 128 characters.',
  guessable: 'This is easy to guess. Choose something without your login and without repetition.',
  forgot: 'I forgot my password',
  forgotTitle: 'Forgotten password',
  forgotIntro: 'We send a link for a new password to your e-mail address. OTP stays as it is.',
  forgotButton: 'Send the link',
  forgotDone:
    'If this login belongs to somebody, we have sent a link to their e-mail address. It works for 30 minutes.',
  forgotTooOften: 'Too many requests came from here. Try again in an hour.',
  newPasswordTitle: 'New password',
  newPasswordIntro:
    'All browsers will be logged out. Then log in with the new password, and with a code if OTP is on.',
  deadTitle: 'This link does not work any more',
  dead: 'It was older than 30 minutes, was used already, or was replaced by a newer one.',
  startAgain: 'Send a new link',
  resetDoneTitle: 'Your password is changed',
  resetDone: 'Log in with the new password now. If OTP is on, you will be asked for a code as always.',
  codeSubject: 'Your code for a new e-mail address',
  codeBody: (code: string): string =>
    `Hello,\n\n${code} is the code to confirm this address at ${brandName}. It works for 10 minutes.\n\nIf you did not ask for it, do nothing: without the code the address will not be used.\n\n${brandName}`,
  codeSms: (code: string): string =>
    `${brandName}: ${code} is your code to confirm this number. If you did not ask for it, do nothing.`,
  askedSubject: { email: 'Change of e-mail address begun', phone: 'Change of mobile number begun' },
  askedBody: {
    email: (name: string, time: string, address: string): string =>
      `Hello ${name},\n\non ${time} somebody with your password, at the address ${address}, asked to change the e-mail address of your account. Until the new one is confirmed, this one stays in use.\n\n${notYou}\n\n${brandName}`,
    phone: (name: string, time: string, address: string): string =>
      `Hello ${name},\n\non ${time} somebody with your password, at the address ${address}, asked to change the mobile number of your account. Until the new one is confirmed, the old one stays in use.\n\n${notYou}\n\n${brandName}`,
  },
  changedSubject: { email: 'E-mail address changed', phone: 'Mobile number changed' },
  changedBody: {
    email: (name: string, time: string, address: string, newValue: string): string =>
      `Hello ${name},\n\non ${time} the e-mail address of your account was changed to ${newValue}, from the address ${address}. For 24 hours it can’t be used to turn OTP off.\n\n${notYou}\n\n${brandName}`,
    phone: (name: string, time: string, address: string, newValue: string): string =>
      `Hello ${name},\n\non ${time} the mobile number of your account was changed to ${newValue}, from the address ${address}. For 24 hours it can’t be used to turn OTP off.\n\n${notYou}\n\n${brandName}`,
  },
  changedSms: {
    email: (time: string, newValue: string): string =>
      `${brandName}: the e-mail address of your account was changed to ${newValue} on ${time}. Not you? Contact customer support.`,
    phone: (time: string, newValue: string): string =>
      `${brandName}: the mobile number of your account was changed to ${newValue} on ${time}. Not you? Contact customer support.`,
  },
  passwordSubject: 'Password changed',
  passwordBody: (name: string, time: string, address: string): string =>
    `Hello ${name},\n\non ${time} the password of your account was changed from the address ${address}. Other browsers were logged out. OTP was not changed.\n\nIf it was not you, set a new password by “I forgot my password” and contact customer support.\n\n${brandName}`,
  passwordSms: (time: string): string =>
    `${brandName}: the password of your account was changed on ${time}. Not you? Contact customer support.`,
  resetSubject: 'New password',
  resetBody: (name: string, time: string, address: string, link: string): string =>
    `Hello ${name},\n\non ${time} somebody at the address ${address} asked for a new password for your account. To set one, open this link within 30 minutes:\n\n${link}\n\nIf it was not you, do nothing: your password stays as it is.\n\n${brandName}`,
};
