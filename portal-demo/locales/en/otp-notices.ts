import { brandName } from '../../brand.ts';

/** Mails and text messages about the key fob. */
export const otpNotices = {
  activated: {
    subject: 'OTP key fob activated',
    happened: 'An OTP key fob was activated for your account. From now on a login asks for its code.',
  },
  deactivated: {
    subject: 'OTP key fob deactivated',
    happened: 'The OTP key fob of your account was deactivated. A login asks for the password only.',
  },
  keyShown: {
    subject: 'OTP key was shown again',
    happened: 'The secret key of your OTP key fob was shown again, to add it to another fob.',
  },
  refused: {
    subject: 'Wrong codes after your password',
    happened: 'Somebody who knows your password entered one-time codes that were not accepted.',
  },
  disabled: {
    subject: 'OTP codes are no longer accepted',
    happened:
      'A hundred one-time codes in a row were wrong, so codes are no longer accepted for your account. To set OTP up again, log in and choose that you lost your OTP key fob.',
  },
  body: (name: string, happened: string, time: string, origin: string): string =>
    `Hello ${name},\n\n${happened}\n\nTime: ${time}\n${origin}\n\nIf it was not you, change your password, log out of all sessions and contact customer support at once.\n\n${brandName}`,
  sms: (subject: string, time: string): string =>
    `${brandName}: ${subject}, ${time}. Not you? Contact customer support at once.`,
};
