import { plural } from '../../../shared/i18n/plural.ts';
import type { Texts } from '../en.ts';

const minutes = (count: number): string =>
  plural('cs', count, { one: '# minutu', few: '# minuty', many: '# minuty', other: '# minut' });

export const confirmation: Texts['confirmation'] = {
  waitTitle: 'Potvrďte přihlášení e-mailem',
  sent: (minutesLeft) =>
    `Poslali jsme vám e-mail s odkazem. Otevřete ho a přihlášení potvrďte; půjde to ještě ${minutes(minutesLeft)}.`,
  notSent: 'E-mail s odkazem se zatím nepodařilo odeslat. Zkoušíme to dál; můžete ho také poslat znovu.',
  noLink: 'Pro toto přihlášení žádný platný odkaz není. Pošlete nový.',
  matchLabel: 'Číslo tohoto přihlášení',
  matchHow: 'Když odkaz otevřete v jiném prohlížeči nebo v telefonu, zeptá se na toto číslo.',
  continueHow: 'Až přihlášení potvrdíte, pokračujte zde.',
  continueButton: 'Pokračovat',
  resend: 'Poslat nový odkaz',
  resent: 'Nový odkaz je na cestě. Starší odkazy už neplatí.',
  notConfirmed: 'Toto přihlášení ještě není potvrzené. Nejprve otevřete odkaz v e-mailu.',
  tooMany:
    'Pro tento účet bylo vyžádáno příliš mnoho odkazů. Použijte nejnovější e-mail, nebo hodinu počkejte.',
  confirmed: 'Přihlášení je potvrzené.',
  title: 'Jste to vy?',
  intro: 'Někdo, kdo zná vaše heslo, se chce přihlásit:',
  account: 'Účet',
  began: 'Začátek',
  sameBrowser: 'Začalo v tomto prohlížeči.',
  otherBrowser:
    'Nezačalo v tomto prohlížeči. Pokud jste je začali jinde, opište číslo, které je tam vidět. Pokud žádné číslo na své obrazovce nevidíte, nejste to vy, ať vám kdokoli říká cokoli.',
  number: 'Číslo na přihlašovací obrazovce',
  confirmButton: 'Ano, potvrdit přihlášení',
  refuseButton: 'Ne, to nejsem já',
  wrongNumber: 'Toto není číslo onoho přihlášení. Podívejte se na obrazovku, kde jste začali.',
  doneTitle: 'Přihlášení potvrzeno',
  doneElsewhere:
    'Vraťte se do prohlížeče, kde jste začali, a zvolte Pokračovat. Tento prohlížeč přihlášený není.',
  refusedTitle: 'Přihlášení zastaveno',
  refused:
    'Ono přihlášení skončilo. Někdo zná vaše heslo: přihlaste se, změňte ho a odhlaste všechna přihlášení.',
  deadTitle: 'Tento odkaz (už) neplatí',
  dead: 'Byl použit, je příliš starý, nebo byl poslán novější. Nic se nezměnilo. Pro nový odkaz se přihlaste znovu.',
  toLogin: 'K přihlášení',
};
