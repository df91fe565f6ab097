import { plural } from '../../../shared/i18n/plural.ts';
import { brandName } from '../../brand.ts';
import type { Texts } from '../en.ts';

export const captcha: Texts['captcha'] = {
  needsJavaScript:
    'Tato kontrola potřebuje JavaScript. Zapněte ho pro tuto stránku a načtěte ji znovu, nebo se obraťte na zákaznickou podporu.',
  failed: 'Zaškrtněte „Nejsem robot“ a počkejte na potvrzení.',
};

export const recovery: Texts['recovery'] = {
  title: 'Ztracená OTP klíčenka',
  lost: 'Ztratil(a) jsem OTP klíčenku',
  intro:
    'Když klíčenku ztratíte, můžete OTP vypnout pomocí e-mailu a mobilního telefonu. Začíná se e-mailem; odkaz v něm platí 5 minut.',
  start: 'Poslat e-mail',
  backToCode: 'Zpět ke kódu',
  sentTo: (address) =>
    `Pokud je na vašem účtu OTP zapnuté, právě jsme poslali e-mail na ${address}. Odkaz v něm otevřete do 5 minut.`,
  sentNothing: 'Nic nepřišlo? Podívejte se do nevyžádané pošty a pak začněte znovu.',
  proofsTooNew:
    'V posledních 24 hodinách se změnil váš e-mail nebo telefonní číslo, nebo bylo e-mailem obnoveno heslo. Proto zatím klíčenku nenahradí. Počkejte, až 24 hodin uplyne, nebo se obraťte na zákaznickou podporu.',
  tooOften: 'Toto jde jen třikrát denně. Zkuste to zítra, nebo se obraťte na zákaznickou podporu.',
  toSupport: 'Nemám přístup ani k e-mailu nebo telefonu',
  deadTitle: 'Tento odkaz už neplatí',
  dead: 'Byl starší než 5 minut, už byl použit, nahradil ho novější, nebo byla mezitím použita klíčenka. Pokud to stále potřebujete, přihlaste se heslem a začněte znovu.',
  toLogin: 'K přihlášení',
  stepSms: 'Nechte si poslat kód v SMS',
  smsWhere: (phone) => `Kód pošleme na váš mobilní telefon ${phone}.`,
  sendSms: 'Poslat SMS',
  sendSmsAgain: 'Poslat novou SMS',
  smsSent: 'SMS je na cestě. Kód z ní platí 10 minut.',
  smsNotSent: 'SMS se nepodařilo odeslat. Chvíli počkejte a zkuste to znovu.',
  smsTooOften: 'Dnes už další SMS poslat nejde. Zkuste to zítra, nebo se obraťte na zákaznickou podporu.',
  stepFinish: 'Vypněte OTP',
  finishIntro:
    'OTP se na vašem účtu vypne a všichni, kdo jsou k němu přihlášeni, budou odhlášeni. K přihlášení pak stačí heslo.',
  smsCode: 'Kód z SMS',
  smsCodeHint: 'Šest číslic.',
  finish: 'Odeslat',
  codeMissing: 'Zadejte kód z SMS.',
  codeMalformed: 'Kód má přesně 6 číslic.',
  codeWrong: (attemptsLeft) =>
    `Toto není kód, který jsme poslali naposledy. ${plural('cs', attemptsLeft, { one: 'Zbývá # pokus.', few: 'Zbývají # pokusy.', many: 'Zbývá # pokusu.', other: 'Zbývá # pokusů.' })}`,
  noAttempts: 'Příliš mnoho špatných kódů. Začněte znovu zítra, nebo o vypnutí OTP požádejte podporu.',
  doneTitle: 'OTP je vypnuté',
  done: 'Dvoufázové ověření je na vašem účtu vypnuté a všechny prohlížeče jsou odhlášené. Přihlášeni nejste: teď se přihlaste heslem. Jakmile budete mít klíčenku, OTP znovu nastavte.',
  linkMailSubject: 'Deaktivace OTP klíčenky',
  linkMailBody: (time, address, link) =>
    `Dobrý den,\n\n${time} nám někdo s vaším heslem z adresy ${address} nahlásil, že je vaše OTP klíčenka ztracená. OTP vypnete, když do 5 minut otevřete tento odkaz:\n\n${link}\n\nPokud jste to nebyli vy, odkaz neotevírejte a ihned si změňte heslo.\n\n${brandName}`,
  sms: (code) => `${brandName}: ${code} je kód k deaktivaci OTP. Pokud jste o něj nežádali, změňte si heslo.`,
  finishedSubject: 'OTP klíčenka deaktivována po ztrátě',
  finishedBody: (name, time, address, support) =>
    `Dobrý den, ${name},\n\n${time} bylo na vašem účtu vypnuto OTP, protože z adresy ${address} byla nahlášena ztráta klíčenky. Všechny prohlížeče byly odhlášeny. K přihlášení stačí heslo.\n\nPokud jste to nebyli vy, ihned si změňte heslo a napište podpoře: ${support}\n\n${brandName}`,
  finishedSms: (time, support) =>
    `${brandName}: ${time} bylo na vašem účtu vypnuto OTP. Nebyli jste to vy? Změňte si heslo a napište nám: ${support}`,
  cancelledSubject: 'Hlášení o ztracené OTP klíčence skončilo',
  cancelledBody: (name, time) =>
    `Dobrý den, ${name},\n\nvaše OTP klíčenka byla nahlášena jako ztracená a ${time} se jí někdo přihlásil. Hlášení jsme proto ukončili: jeho odkaz už neplatí.\n\nPokud jste ztrátu nehlásili vy, někdo zná vaše heslo. Ihned ho změňte.\n\n${brandName}`,
};
