import { brandName } from '../../brand.ts';
import type { Texts } from '../en.ts';

const notYou = (objection: string): string =>
  `Pokud jste to nebyli vy, ihned podejte námitku: otevřete tento odkaz a stiskněte tlačítko.\n\n${objection}`;

export const support: Texts['support'] = {
  title: 'Zákaznická podpora',
  intro:
    'Tento formulář použijte, když jste ztratili OTP klíčenku a nemáte přístup ani k e-mailu nebo mobilnímu telefonu. Autorizační oddělení ověří, kdo jste, a odpoví do jednoho pracovního dne. Než se OTP vypne, musí souhlasit dva naši lidé.',
  login: 'Přihlašovací e-mail účtu',
  message: 'Jak vás můžeme kontaktovat a jak doložíte, že je účet váš?',
  messageHint: 'Například telefon, číslo smlouvy, datum poslední platby. Nikdy ne heslo.',
  button: 'Požádat o deaktivaci OTP',
  missingLogin: 'Zadejte přihlašovací e-mail účtu.',
  messageTooLong: 'Použijte nejvýše 2000 znaků.',
  tooOften: 'Odsud přišlo příliš mnoho žádostí. Zkuste to za hodinu.',
  doneTitle: 'Vaši žádost máme',
  done: (due) =>
    `Pokud účet existuje a používá OTP, autorizační oddělení odpoví do ${due}. Majiteli jsme o žádosti dali vědět všude, kde ho můžeme zastihnout.`,
  staffTitle: 'Žádosti o deaktivaci OTP',
  staffMenu: 'Fronta podpory',
  staffNeedsOtp:
    'Žádosti vidí a rozhodují jen zaměstnanci se zapnutým OTP. Nejprve si nastavte OTP u svého účtu.',
  staffEmpty: 'Žádná žádost nečeká.',
  decidedTitle: 'Nedávno rozhodnuté',
  customer: 'Zákazník',
  requestedAt: 'Požádáno',
  dueAt: 'Termín',
  overdue: 'Po termínu',
  open: 'Otevřít',
  approvals: 'Schválení',
  noApproval: 'žádné ze dvou',
  oneApproval: (name) => `jedno ze dvou: ${name}`,
  state: 'Stav',
  states: { approved: 'OTP vypnuto', rejected: 'Zamítnuto', objected: 'Zastaveno námitkou' },
  objected: 'Majitel podal námitku',
  requestTitle: 'Žádost',
  customerWrote: 'Co zákazník napsal',
  nothingWritten: 'Nic.',
  decideTitle: 'Vaše rozhodnutí',
  decideIntro:
    'Nejprve ověřte totožnost podle pravidel autorizačního oddělení. Každé rozhodnutí vyžaduje vaše heslo a kód z vaší vlastní klíčenky. OTP vypne druhé schválení; k zamítnutí stačí jeden člověk.',
  approve: 'Schválit',
  reject: 'Zamítnout',
  waitsForOther: 'Tuto žádost jste schválili. Musí ji schválit ještě někdo jiný.',
  notYours: 'Toto je váš vlastní účet: rozhodují jiní.',
  notOpen: 'O této žádosti už bylo rozhodnuto, nebo o ní nerozhodujete vy.',
  backToQueue: 'Zpět do fronty',
  objectionTitle: 'Námitka proti žádosti',
  objectionIntro:
    'Někdo nás požádal, abychom na vašem účtu vypnuli OTP. Pokud jste to nebyli vy, stiskněte tlačítko: žádost skončí. Pokud už je OTP vypnuté, odhlásíme všechny prohlížeče a věc prověříme.',
  objectionButton: 'Nebyl(a) jsem to já',
  objectionDead:
    'Tímto odkazem už není proti čemu podat námitku: byl použit, nebo od rozhodnutí uplynulo více než 7 dní.',
  objectionDone: 'Žádost je zastavená. OTP zůstává zapnuté.',
  objectionDoneLate:
    'OTP už bylo vypnuté. Všechny prohlížeče jsou teď odhlášené. Změňte si heslo a OTP znovu nastavte; naši lidé vaši námitku vidí.',
  requestedSubject: 'Žádost o deaktivaci OTP',
  requestedBody: (name, time, address, due, objection) =>
    `Dobrý den, ${name},\n\n${time} někdo z adresy ${address} požádal naši podporu, aby na vašem účtu kvůli ztracené klíčence vypnula OTP. Autorizační oddělení rozhodne do ${due}.\n\n${notYou(objection)}\n\n${brandName}`,
  requestedSms: (time, objection) =>
    `${brandName}: ${time} nás někdo požádal o vypnutí OTP na vašem účtu. Nebyli jste to vy? Námitka: ${objection}`,
  decidedSubject: { approved: 'Podpora deaktivovala OTP', rejected: 'OTP zůstává zapnuté' },
  decidedBody: {
    approved: (name, time, supportPage) =>
      `Dobrý den, ${name},\n\n${time} autorizační oddělení na vaši žádost vypnulo OTP na vašem účtu. Všechny prohlížeče byly odhlášeny. K přihlášení stačí heslo.\n\nPokud jste to nebyli vy, ihned si změňte heslo. Po 7 dní můžete ještě podat námitku odkazem z našeho e-mailu o žádosti, nebo nám napište: ${supportPage}\n\n${brandName}`,
    rejected: (name, time, supportPage) =>
      `Dobrý den, ${name},\n\n${time} autorizační oddělení zamítlo žádost o vypnutí OTP na vašem účtu, protože nebylo doloženo, že je od vás. OTP zůstává zapnuté. Můžete požádat znovu: ${supportPage}\n\nPokud žádost nebyla vaše, změňte si heslo.\n\n${brandName}`,
  },
  decidedSms: {
    approved: (time) =>
      `${brandName}: ${time} podpora vypnula OTP na vašem účtu. Nebyli jste to vy? Podejte námitku odkazem, který jsme vám poslali dříve.`,
    rejected: (time) =>
      `${brandName}: ${time} byla žádost o vypnutí OTP na vašem účtu zamítnuta. OTP zůstává zapnuté.`,
  },
  demoStaff: 'Zaměstnanci, kteří rozhodují o žádostech (jsou třeba dva; každý si nejprve nastaví OTP)',
};

export const help: Texts['help'] = {
  title: 'Nápověda',
  menu: 'Nápověda',
  questions: [
    {
      question: 'Aktivace se nezdařila. Co teď?',
      answer:
        'Po špatném hesle nebo kódu ukáže portál nový klíč a ten předchozí je mrtvý. Smažte účet z klíčenky a přidejte nový klíč; klíčenka v prohlížeči to udělá sama. Pokud to nepomůže, zkontrolujte hodiny svého zařízení.',
    },
    {
      question: 'Nemám chytrý telefon.',
      answer:
        'Nepotřebujete ho. Rozšíření Key Fob pro Chromium a Firefox má klíč ve vašem prohlížeči a kód za vás vyplní. Fungují i jiné klíčenky na jednorázové kódy (TOTP).',
    },
    {
      question: 'Chci používat více klíčenek.',
      answer:
        'Stejný klíč může mít libovolný počet klíčenek. Nejsnazší je přidat ho do všech při nastavení OTP. Později ho znovu ukáže Zabezpečení účtu › Zobrazit klíč znovu, po zadání hesla a kódu.',
    },
    {
      question: 'Kód je odmítnut jako už použitý.',
      answer:
        'Každý kód platí jednou a všechny vaše klíčenky ukazují stejný. Počkejte na další; trvá to nejvýše 30 sekund.',
    },
    {
      question: 'Kódy jsou pořád špatně.',
      answer:
        'Kódy závisí na čase. Nechte počítač nebo telefon nastavit hodiny automaticky a zkuste to znovu.',
    },
    {
      question: 'Ztratil(a) jsem klíčenku.',
      answer:
        'Přihlaste se heslem a tam, kde se portál ptá na kód, stiskněte „Ztratil(a) jsem OTP klíčenku“. Odkazem z e-mailu a kódem z SMS OTP vypnete.',
    },
  ],
  noContact: 'Ztratil(a) jsem klíčenku a nemám přístup ani k e-mailu nebo telefonu.',
  noContactAnswer: 'Pak vám pomůže autorizační oddělení. Odpoví do jednoho pracovního dne.',
  toForm: 'K formuláři',
};
