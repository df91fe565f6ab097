import { brandName } from '../../brand.ts';

const notYou = (objection: string): string =>
  `If it was not you, object at once: open this link and press the button there.\n\n${objection}`;

export const support = {
  title: 'Customer support',
  intro:
    'Use this form if you lost your OTP key fob and can’t use your e-mail or your mobile phone either. Our authorization department then checks who you are and answers within one business day. Two of our people must agree before OTP is turned off.',
  login: 'Login e-mail of the account',
  message: 'How can we reach you, and how can you prove that the account is yours?',
  messageHint:
    'For example a phone number, your contract number, the date of your last payment. Never your password.',
  button: 'Ask to deactivate OTP',
  missingLogin: 'Enter the login e-mail of the account.',
  messageTooLong: 'Use at most 2000 characters.',
  tooOften: 'Too many requests came from here. Try again in an hour.',
  doneTitle: 'We have your request',
  done: (due: string): string =>
    `If the account exists and uses OTP, our authorization department answers by ${due}. Everything we can reach the owner by has been told about the request.`,
  staffTitle: 'Requests to deactivate OTP',
  staffMenu: 'Support queue',
  staffNeedsOtp:
    'Only staff with OTP turned on can see and decide requests. Set OTP for your own account first.',
  staffEmpty: 'No request is waiting.',
  decidedTitle: 'Decided lately',
  customer: 'Customer',
  requestedAt: 'Requested',
  dueAt: 'Due',
  overdue: 'Overdue',
  open: 'Open',
  approvals: 'Approvals',
  noApproval: 'none of two',
  oneApproval: (name: string): string => `one of two: ${name}`,
  state: 'State',
  states: { approved: 'OTP turned off', rejected: 'Rejected', objected: 'Stopped by an objection' },
  objected: 'The owner objected',
  requestTitle: 'Request',
  customerWrote: 'What the customer wrote',
  nothingWritten: 'Nothing.',
  decideTitle: 'Your decision',
  decideIntro:
    'Check the identity by the rules of the authorization department first. Each decision needs your password and a code of your own key fob. OTP is turned off by the second approval; a rejection takes one person.',
  approve: 'Approve',
  reject: 'Reject',
  waitsForOther: 'You have approved this request. Somebody else must approve it too.',
  notYours: 'This is your own account: others decide.',
  notOpen: 'This request is decided already, or it is not yours to decide.',
  backToQueue: 'Back to the queue',
  objectionTitle: 'Object to the request',
  objectionIntro:
    'Somebody asked us to turn OTP off for your account. If it was not you, press the button: the request ends. If OTP is off already, all browsers will be logged out, and we will look into it.',
  objectionButton: 'It was not me',
  objectionDead:
    'There is nothing to object to by this link: it was used already, or the decision was more than 7 days ago.',
  objectionDone: 'The request is stopped. OTP stays on.',
  objectionDoneLate:
    'OTP had been turned off already. All browsers are logged out now. Change your password and set OTP again; our staff can see your objection.',
  requestedSubject: 'Request to deactivate OTP',
  requestedBody: (name: string, time: string, address: string, due: string, objection: string): string =>
    `Hello ${name},\n\non ${time} somebody at the address ${address} asked our customer support to turn OTP off for your account, because of a lost key fob. Our authorization department decides by ${due}.\n\n${notYou(objection)}\n\n${brandName}`,
  requestedSms: (time: string, objection: string): string =>
    `${brandName}: on ${time} somebody asked us to turn OTP off for your account. Not you? Object: ${objection}`,
  decidedSubject: { approved: 'OTP deactivated by customer support', rejected: 'OTP stays on' },
  decidedBody: {
    approved: (name: string, time: string, supportPage: string): string =>
      `Hello ${name},\n\non ${time} our authorization department turned OTP off for your account, as you asked. All browsers were logged out. A login asks for the password only.\n\nIf it was not you, change your password at once. For 7 days you can still object by the link in our mail about the request, or write to us: ${supportPage}\n\n${brandName}`,
    rejected: (name: string, time: string, supportPage: string): string =>
      `Hello ${name},\n\non ${time} our authorization department rejected the request to turn OTP off for your account, because it was not proven that it came from you. OTP stays on. You can ask again: ${supportPage}\n\nIf the request was not yours, change your password.\n\n${brandName}`,
  },
  decidedSms: {
    approved: (time: string): string =>
      `${brandName}: customer support turned OTP off for your account on ${time}. Not you? Object by the link we sent you before.`,
    rejected: (time: string): string =>
      `${brandName}: the request to turn OTP off for your account was rejected on ${time}. OTP stays on.`,
  },
  demoStaff: 'Staff who decide requests (two are needed; each sets OTP first)',
};

export const help = {
  title: 'Help',
  menu: 'Help',
  questions: [
    {
      question: 'The activation failed. What now?',
      answer:
        'After a wrong password or code the portal shows a new key, and the one before is dead. Delete the account from your key fob and add the new key; the browser key fob does that by itself. If it fails again, check the clock of your device.',
    },
    {
      question: 'I have no smartphone.',
      answer:
        'You don’t need one. The Key Fob extension for Chromium and Firefox keeps the key in your browser and fills the code in for you. Any other key fob for one-time codes (TOTP) works too.',
    },
    {
      question: 'I want to use more than one key fob.',
      answer:
        'Any number of key fobs may hold the same key. It is easiest to add it to all of them when you set OTP. Later, Account Security › Show key again shows it once more, for your password and a code.',
    },
    {
      question: 'A code is refused as already used.',
      answer:
        'Every code works once, and all your key fobs show the same one. Wait for the next code; that takes at most 30 seconds.',
    },
    {
      question: 'Codes are always wrong.',
      answer: 'Codes depend on the time. Let your computer or phone set its clock by itself, then try again.',
    },
    {
      question: 'I lost my key fob.',
      answer:
        'Log in with your password and press “I lost my OTP key fob” where the code is asked for. By a link in an e-mail and a code by SMS you turn OTP off.',
    },
  ],
  noContact: 'I lost my key fob, and I can’t use my e-mail or phone either.',
  noContactAnswer: 'Then our authorization department helps you. It answers within one business day.',
  toForm: 'To the form',
};
