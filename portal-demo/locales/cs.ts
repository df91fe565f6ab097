import { plural } from '../../shared/i18n/plural.ts';
import { confirmation } from './cs/confirmation.ts';
import { notices } from './cs/notices.ts';
import { sessions } from './cs/sessions.ts';
import { help, support } from './cs/support.ts';
import { profile } from './cs/profile.ts';
import { captcha, recovery } from './cs/recovery.ts';
import { historyTexts } from './cs/history.ts';
import { otpNotices } from './cs/otp-notices.ts';
import type { Texts } from './en.ts';

const minutes = (count: number): string =>
  plural('cs', count, { one: '# minutu', few: '# minuty', many: '# minuty', other: '# minut' });
const seconds = (count: number): string =>
  plural('cs', count, { one: '# sekundu', few: '# sekundy', many: '# sekundy', other: '# sekund' });

const wait = (waitSeconds: number): string =>
  waitSeconds < 60 ? seconds(waitSeconds) : minutes(Math.ceil(waitSeconds / 60));

export const cs: Texts = {
  languageName: 'Čeština',
  frame: {
    brandSubtitle: 'Zákaznická administrace',
    skipToContent: 'Přejít k obsahu',
    language: 'Jazyk',
    myAccount: 'Můj účet',
    customer: 'Zákazník',
    accountSecurity: 'Zabezpečení účtu',
    logOut: 'Odhlásit se',
    signedInAs: 'Přihlášený účet:',
    demoNote: 'Toto je ukázka s vymyšlenými zákazníky.',
    demoInbox: 'Ukázková schránka',
    demoPhone: 'Ukázkový telefon',
    errorTitlePrefix: 'Chyba: ',
  },
  fields: {
    login: 'Přihlašovací e-mail',
    password: 'Heslo',
    accountPassword: 'Heslo k účtu',
    code: 'Jednorázový kód',
    codeHint: 'Číslice, které klíčenka právě ukazuje.',
    required: 'Vyplňte toto pole.',
    wrongPassword: 'Toto není heslo k vašemu účtu.',
  },
  login: {
    title: 'Přihlášení',
    button: 'Přihlásit se',
    wrongCredentials: 'Přihlašovací e-mail a heslo k sobě nepatří. Zkontrolujte obojí a zkuste to znovu.',
    tooMany: (waitSeconds) => `Příliš mnoho špatných hesel. Znovu to můžete zkusit za ${wait(waitSeconds)}.`,
    loggedOut: 'Jste odhlášeni.',
    restart: 'Přihlášení nebylo dokončeno včas. Přihlaste se znovu.',
    codeTitle: 'Dvoufázové ověření',
    codeIntro: 'Heslo je správné. Teď zadejte jednorázový kód z OTP klíčenky.',
    codeButton: 'Pokračovat',
    startOver: 'Přihlásit se jako někdo jiný',
    demoTitle: 'Ukázkoví zákazníci',
    demoIntro: 'Na prohlídku použijte jednoho z nich:',
    demoReady: 'Může nastavit OTP',
    demoMissing: 'Telefon zatím není ověřen',
  },
  customer: {
    title: 'Zákazník',
    name: 'Jméno',
    email: 'E-mail',
    phone: 'Mobilní telefon',
    verified: 'ověřeno',
    notVerified: 'neověřeno',
  },
  security: {
    title: 'Zabezpečení účtu',
    otpBox: 'Dvoufázové ověření (OTP)',
    otpIntro:
      'Po hesle si portál vyžádá ještě jednorázový kód z klíčenky. Samotné ukradené heslo pak nic neotevře.',
    stateOn: 'Zapnuto',
    stateOff: 'Vypnuto',
    activeSince: (date) => `Aktivní od ${date}.`,
    setOtp: 'Nastavit OTP',
    showKey: 'Zobrazit klíč znovu',
    deactivate: 'Deaktivovat',
    activated: 'Dvoufázové ověření je aktivní. Při příštím přihlášení budete dotázáni na kód.',
    deactivated: 'Dvoufázové ověření je vypnuté. K přihlášení teď stačí heslo. Smažte účet z klíčenky.',
    alreadyActive: 'Dvoufázové ověření už je aktivní.',
    notActive: 'Dvoufázové ověření není aktivní.',
  },
  missing: {
    title: 'Nastavit OTP',
    intro:
      'Kdybyste klíčenku ztratili, ověříme vás e-mailem a mobilním telefonem. Než půjde OTP nastavit, chybí toto:',
    email: 'Vaše e-mailová adresa není ověřená.',
    phone: 'Vaše mobilní číslo není ověřené.',
    whatNow: 'Nejprve ho ověřte a pak se vraťte.',
  },
  setOtp: {
    title: 'Nastavit OTP',
    intro: 'Klíčenka a portál sdílejí tajný klíč. Platí 10 minut; trvale zůstane jen aktivovaný klíč.',
    stepAdd: 'Přidejte klíč do klíčenky',
    addHow:
      'S klíčenkou v prohlížeči klepněte na této stránce na její ikonu. S telefonem naskenujte obrázek. Nebo klíč opište.',
    qrLabel: 'QR kód s tajným klíčem',
    openLink: 'Otevřít v ověřovací aplikaci',
    keyLabel: 'Tajný klíč',
    stepConfirm: 'Potvrďte heslem a kódem',
    endOtherSessions: 'Odhlásit mé ostatní prohlížeče',
    button: 'Aktivovat',
    cancel: 'Zrušit',
    failedTitle: 'Aktivace se nezdařila. Klíč je teď nový.',
    failedWhatNow:
      'Dříve přidaný klíč je mrtvý. Smažte ho z klíčenky, přidejte nový klíč níže a zkuste to znovu.',
    expired: 'Klíč byl starší než 10 minut, proto ho nešlo aktivovat.',
  },
  showKey: {
    title: 'Zobrazit klíč znovu',
    intro: 'Stejný klíč můžete přidat do další klíčenky. Potvrďte, že jste to vy.',
    button: 'Zobrazit klíč',
    shownIntro:
      'Přidejte klíč do další klíčenky a stránku opusťte. Stejný klíč může mít libovolný počet klíčenek.',
    done: 'Hotovo',
  },
  deactivate: {
    title: 'Deaktivovat OTP',
    intro: 'Poté k přihlášení stačí heslo. Potvrďte heslem a kódem.',
    button: 'Deaktivovat',
  },
  codeRefusal: {
    missing: 'Zadejte kód z klíčenky.',
    malformed: (digits) => `Kód má přesně ${digits} číslic.`,
    wrong: 'Tento kód není správný. Zadejte ten, který klíčenka ukazuje teď.',
    tooOld:
      'Tento kód je příliš starý. Zadejte ten, který klíčenka ukazuje teď. Pokud to nepomůže, hodiny klíčenky se zpožďují.',
    alreadyUsed: (waitSeconds) =>
      `Tento kód už byl použit. Počkejte na další (za ${seconds(waitSeconds)}) a zadejte ten.`,
    locked: (waitSeconds) => `Příliš mnoho špatných kódů. Znovu to můžete zkusit za ${wait(waitSeconds)}.`,
    disabled:
      'Příliš mnoho špatných kódů po sobě: tento účet už kódy nepřijímá. Obraťte se na zákaznickou podporu.',
    notSet: 'Dvoufázové ověření není aktivní.',
  },
  messages: {
    inboxTitle: 'Ukázková schránka',
    inboxIntro: 'E-maily, které portál odeslal. V ukázce žádný z nich portál neopustí.',
    phoneTitle: 'Ukázkový telefon',
    phoneIntro: 'Zprávy SMS, které portál odeslal. V ukázce žádná z nich portál neopustí.',
    empty: 'Zatím nic nepřišlo.',
    to: 'Komu',
    backToPortal: 'Zpět do portálu',
  },
  otpNotices,
  history: historyTexts,
  captcha,
  recovery,
  profile,
  support,
  help,
  errors: {
    notFoundTitle: 'Stránka nenalezena',
    notFoundBody: 'Na této adrese žádná stránka není.',
    refusedTitle: 'Požadavek odmítnut',
    refusedBody:
      'Formulář nepřišel z platné stránky portálu, proto se nic nestalo. Otevřete stránku znovu a akci zopakujte.',
    badFormTitle: 'Požadavku nerozumíme',
    badFormBody: 'Formulář nešlo přečíst, proto se nic nestalo. Vraťte se a zkuste to znovu.',
    failedTitle: 'Něco se pokazilo',
    failedBody: 'Chyba je na naší straně, vy jste nic nepokazili. Zkuste to za chvíli znovu.',
    unavailableTitle: 'Za okamžik jsme zpět',
    unavailableBody:
      'Portál se teď nedostane ke svým datům, takže se nic nestalo. Zkuste to za chvíli znovu.',
    errorId: (id) => `Když budete psát podpoře, uveďte číslo ${id}.`,
    home: 'Na úvodní stránku',
  },
  notices,
  confirmation,
  sessions,
};
