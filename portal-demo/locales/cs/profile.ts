import { brandName } from '../../brand.ts';
import type { Texts } from '../en.ts';

const notYou = 'Pokud jste to nebyli vy, ihned si změňte heslo a obraťte se na zákaznickou podporu.';

export const profile: Texts['profile'] = {
  change: 'Změnit',
  verify: 'Ověřit',
  done: 'Hotovo',
  changePassword: 'Změnit heslo',
  title: { email: 'E-mailová adresa', phone: 'Mobilní telefon' },
  intro: {
    email: 'Na novou adresu pošleme kód. Dokud ho tady nezadáte, platí adresa původní.',
    phone: 'Na nové číslo pošleme kód. Dokud ho tady nezadáte, platí číslo původní.',
  },
  newValue: { email: 'Nová e-mailová adresa', phone: 'Nové mobilní číslo' },
  newValueHint: {
    email: 'Například jana@mail.example',
    phone: 'S předvolbou země, například +420 700 000 123',
  },
  malformed: {
    email: 'Toto není e-mailová adresa.',
    phone: 'Napište číslo s plusem a předvolbou země, například +420 700 000 123.',
  },
  request: 'Poslat kód',
  tooOften: 'Dnes už další kódy poslat nejde. Zkuste to zítra.',
  notSent: 'Kód se nepodařilo odeslat. Zkontrolujte číslo a zkuste to znovu.',
  confirmTitle: 'Zadejte kód',
  confirmIntro: (address) => `Na ${address} jsme poslali kód. Platí 10 minut.`,
  confirm: 'Potvrdit',
  sentCode: 'Kód',
  codeMissing: 'Zadejte kód.',
  codeMalformed: 'Kód má přesně 6 číslic.',
  codeWrong: 'Toto není kód, který jsme poslali naposledy.',
  noChange: 'Kód je příliš starý, nebo bylo příliš mnoho špatných. Nechte si poslat nový.',
  changed: {
    email: 'Vaše e-mailová adresa je změněná a ověřená.',
    phone: 'Vaše mobilní číslo je změněné a ověřené.',
  },
  passwordChanged: 'Vaše heslo je změněné. Všechny ostatní prohlížeče jsou odhlášené.',
  passwordTitle: 'Změna hesla',
  passwordIntro: 'Všechny ostatní prohlížeče budou odhlášeny.',
  newPassword: 'Nové heslo',
  newPasswordHint: 'Nejméně 12 znaků. Několik slov se dobře pamatuje a těžko uhodne.',
  save: 'Uložit',
  cancel: 'Zrušit',
  tooShort: 'Použijte nejméně 12 znaků.',
  tooLong: 'Použijte nejvýše 128 znaků.',
  guessable: 'Toto lze snadno uhodnout. Zvolte něco bez přihlašovacího jména a bez opakování.',
  forgot: 'Zapomněl(a) jsem heslo',
  forgotTitle: 'Zapomenuté heslo',
  forgotIntro: 'Na váš e-mail pošleme odkaz pro nové heslo. OTP zůstane, jak je.',
  forgotButton: 'Poslat odkaz',
  forgotDone: 'Pokud toto přihlášení někomu patří, poslali jsme mu odkaz na e-mail. Platí 30 minut.',
  forgotTooOften: 'Odsud přišlo příliš mnoho žádostí. Zkuste to za hodinu.',
  newPasswordTitle: 'Nové heslo',
  newPasswordIntro:
    'Všechny prohlížeče budou odhlášeny. Pak se přihlaste novým heslem, a pokud je OTP zapnuté, i kódem.',
  deadTitle: 'Tento odkaz už neplatí',
  dead: 'Byl starší než 30 minut, už byl použit, nebo ho nahradil novější.',
  startAgain: 'Poslat nový odkaz',
  resetDoneTitle: 'Heslo je změněné',
  resetDone: 'Teď se přihlaste novým heslem. Pokud je OTP zapnuté, budete jako vždy dotázáni na kód.',
  codeSubject: 'Kód pro novou e-mailovou adresu',
  codeBody: (code) =>
    `Dobrý den,\n\n${code} je kód k potvrzení této adresy v ${brandName}. Platí 10 minut.\n\nPokud jste o něj nežádali, nedělejte nic: bez kódu se adresa nepoužije.\n\n${brandName}`,
  codeSms: (code) =>
    `${brandName}: ${code} je kód k potvrzení tohoto čísla. Pokud jste o něj nežádali, nedělejte nic.`,
  askedSubject: { email: 'Začala změna e-mailové adresy', phone: 'Začala změna mobilního čísla' },
  askedBody: {
    email: (name, time, address) =>
      `Dobrý den, ${name},\n\n${time} někdo s vaším heslem z adresy ${address} požádal o změnu e-mailové adresy vašeho účtu. Dokud nová nebude potvrzená, platí tato.\n\n${notYou}\n\n${brandName}`,
    phone: (name, time, address) =>
      `Dobrý den, ${name},\n\n${time} někdo s vaším heslem z adresy ${address} požádal o změnu mobilního čísla vašeho účtu. Dokud nové nebude potvrzené, platí původní.\n\n${notYou}\n\n${brandName}`,
  },
  changedSubject: { email: 'E-mailová adresa změněna', phone: 'Mobilní číslo změněno' },
  changedBody: {
    email: (name, time, address, newValue) =>
      `Dobrý den, ${name},\n\n${time} byla z adresy ${address} změněna e-mailová adresa vašeho účtu na ${newValue}. Po 24 hodin s ní nejde vypnout OTP.\n\n${notYou}\n\n${brandName}`,
    phone: (name, time, address, newValue) =>
      `Dobrý den, ${name},\n\n${time} bylo z adresy ${address} změněno mobilní číslo vašeho účtu na ${newValue}. Po 24 hodin s ním nejde vypnout OTP.\n\n${notYou}\n\n${brandName}`,
  },
  changedSms: {
    email: (time, newValue) =>
      `${brandName}: ${time} byla e-mailová adresa vašeho účtu změněna na ${newValue}. Nebyli jste to vy? Obraťte se na podporu.`,
    phone: (time, newValue) =>
      `${brandName}: ${time} bylo mobilní číslo vašeho účtu změněno na ${newValue}. Nebyli jste to vy? Obraťte se na podporu.`,
  },
  passwordSubject: 'Heslo změněno',
  passwordBody: (name, time, address) =>
    `Dobrý den, ${name},\n\n${time} bylo z adresy ${address} změněno heslo vašeho účtu. Ostatní prohlížeče byly odhlášeny. OTP se nezměnilo.\n\nPokud jste to nebyli vy, nastavte si nové heslo přes „Zapomněl(a) jsem heslo“ a obraťte se na zákaznickou podporu.\n\n${brandName}`,
  passwordSms: (time) =>
    `${brandName}: ${time} bylo změněno heslo vašeho účtu. Nebyli jste to vy? Obraťte se na podporu.`,
  resetSubject: 'Nové heslo',
  resetBody: (name, time, address, link) =>
    `Dobrý den, ${name},\n\n${time} někdo z adresy ${address} požádal o nové heslo k vašemu účtu. Nastavíte ho, když do 30 minut otevřete tento odkaz:\n\n${link}\n\nPokud jste to nebyli vy, nedělejte nic: heslo zůstane, jak je.\n\n${brandName}`,
};
