export const sessions = {
  box: 'Log out of all sessions',
  boxIntro: 'Ends every login to your account, in all browsers, also this one.',
  everywhere: 'Log out of all sessions',
  list: 'Active sessions',
  listIntro: 'These browsers are logged in to your account now.',
  current: 'this browser',
  since: 'Logged in',
  lastSeen: 'Last seen',
  endIntro: 'Choose a session that you want to end and confirm that it is you.',
  choose: 'Choose a session.',
  end: 'End this session',
  ended: 'The session is ended.',
  linkTitle: 'Log out of all sessions?',
  linkIntro: (login: string): string => `This ends every login to the account ${login}, in all browsers.`,
  linkDoneTitle: 'All sessions are ended',
  linkDone:
    'Nobody is logged in to the account any more. If a login was not yours, log in now and change your password.',
  linkDeadTitle: 'This link does not work (any more)',
  linkDead:
    'It is older than 30 days or incomplete. Nothing was changed. Log in and use the button under Account Security.',
};
