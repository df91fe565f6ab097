import { plural } from '../../shared/i18n/plural.ts';
import type { Texts } from './en.ts';

/** Why the vault could not be changed; a code that needs a change is then not given out. */
const saveFaults = {
  'not-written': 'Prohlížeč nemohl trezor uložit. Nic se nezměnilo. Není plný disk?',
  locked: 'Trezor se mezitím zamkl. Nejdřív ho odemkněte.',
  none: 'Trezor neexistuje.',
  unreadable: 'Trezor nelze přečíst. Nic se nezměnilo.',
  newer: 'Trezor je z novější verze Key Fob. Nic se nezměnilo.',
  'could-not-check': 'Úložiště prohlížeče neodpovědělo. Nic se nezměnilo; zkuste to znovu.',
};

export const cs: Texts = {
  locale: 'cs',
  appName: 'Key Fob',
  lock: 'Zamknout',
  openManage: 'Správa klíčenky',
  loading: 'Otevírám trezor…',

  welcomeTitle: 'Jednorázové kódy bez telefonu',
  welcomeText:
    'Jednou zvolíte heslo; pak stačí kliknout na stránce dvoufázového ověření a klíč se přidá sem.',
  setUp: 'Připravit klíčenku',

  unlockTitle: 'Trezor je zamčený',
  vaultPassword: 'Heslo k trezoru',
  unlock: 'Odemknout',
  unlocking: 'Odemykám…',
  wrongPassword: 'To není heslo k trezoru. Nic se nezměnilo, zkuste to znovu.',

  unreadableTitle: 'Trezor nelze přečíst',
  unreadableText:
    'Uložená data jsou poškozená, takže nelze zobrazit žádné kódy. Nic nebylo smazáno ani přepsáno. Ukončete prohlížeč a znovu ho spusťte; pokud to nepomůže, nechte profil prohlížeče tak, jak je, a obnovte jeho zálohu.',
  newerTitle: 'Trezor je z novější verze Key Fob',
  newerText: 'Otevřete ho po aktualizaci tohoto rozšíření. Nic se nezměnilo.',
  couldNotCheckTitle: 'Úložiště prohlížeče neodpovědělo',
  couldNotCheckText:
    'Není tedy známo, zda tam trezor je. Nic se nezměnilo. Zavřete toto okno a zkuste to znovu.',
  tryAgain: 'Zkusit znovu',

  choosePasswordTitle: 'Zvolte heslo k trezoru',
  choosePasswordText:
    'Heslem se na tomto zařízení šifrují vaše klíče. Nikdo vám ho nemůže obnovit: zapište si ho a uložte na bezpečné místo.',
  newPassword: 'Heslo',
  repeatPassword: 'Stejné heslo znovu',
  showPassword: 'Zobrazit heslo',
  passwordHint: (minimum: number): string =>
    `Nejméně ${String(minimum)} znaků. Dobré heslo je několik nesouvisejících slov.`,
  passwordTooShort: (minimum: number): string => `Použijte nejméně ${String(minimum)} znaků.`,
  passwordsDiffer: 'Hesla se neshodují.',
  strengthLabel: 'Síla',
  strengths: ['velmi slabé', 'slabé', 'ucházející', 'silné', 'velmi silné'],
  createVault: 'Vytvořit trezor',
  creatingVault: 'Vytvářím trezor…',
  vaultExists: 'Trezor už existuje. Nic se nezměnilo; načtěte stránku znovu.',

  readyTitle: 'Trezor je připravený',
  readySteps: [
    'Otevřete stránku dvoufázového ověření některé služby, často se jmenuje „Zabezpečení“ nebo „Dvoufázové ověření“, a nechte si zobrazit QR kód.',
    'Klikněte na ikonu Key Fob na liště prohlížeče: klíč ze stránky přečte. Přidejte ho.',
    'Dalším kliknutím vyplňte kód a na stránce ho potvrďte. Od té chvíle klíčenka odpovídá, kdykoli se služba na kód zeptá.',
  ],
  pinTip: 'Tip: připněte ikonu na lištu, ať ji máte vždy po ruce.',
  shortcutTip: (keys: string): string => `${keys} vyplní kód na stránce i bez otevření klíčenky.`,
  shortcutUnset:
    'Pro vyplnění není nastavena klávesová zkratka. Nastavíte ji v prohlížeči na stránce zkratek rozšíření.',
  manageTitle: 'Key Fob – Účty',
  accountsTitle: 'Účty',
  accountCount: (count: number): string =>
    plural('cs', count, { one: '# účet', few: '# účty', many: '# účtu', other: '# účtů' }),
  columnAccount: 'Účet',
  columnSites: 'Vyplňuje na',
  columnState: 'Stav',

  captureTitle: 'Na této stránce je klíč pro vaši klíčenku',
  issuer: 'Vydavatel',
  account: 'Účet',
  site: 'Stránka',
  noIssuer: 'Vydavatel neuveden',
  noAccount: 'Jméno účtu neuvedeno',
  settings: 'Nastavení',
  settingsOf: (algorithm: string, digits: number, seconds: number): string =>
    `${algorithm}, počet číslic: ${String(digits)}, ${String(seconds)} s`,
  settingsOfCounter: (algorithm: string, digits: number): string =>
    `${algorithm}, počet číslic: ${String(digits)}, podle počítadla`,
  add: 'Přidat',
  adding: 'Přidávám…',
  replaceAdd: 'Nahradit starý klíč',
  replacesPending:
    'Pro tento účet máte nepotvrzený klíč. Pokud stránka mezitím vytvořila tento nový, starý už neplatí.',
  replacesConfirmed:
    'Pro tento účet už máte potvrzený klíč. Pokud stránka vytvořila tento nový, starý už neplatí.',
  keepBoth: 'Nechat oba',
  knownHere: 'Tento klíč už máte.',
  knownPending: 'Čeká na potvrzení: vyplňte kód na stránce nastavení a tam ho potvrďte.',
  knownElsewhere: (sites: string): string => `Tento klíč už máte, patří k ${sites}.`,
  bindHere: 'Používat ho i na této stránce',
  keyFault: 'Na stránce je klíč, který nelze použít:',
  keyFaults: {
    'not-otpauth': 'není to adresa otpauth.',
    'too-long': 'je příliš dlouhý.',
    'unknown-type': 'neznámý druh kódu.',
    'missing-secret': 'chybí v něm tajný klíč.',
    'empty-secret': 'tajný klíč je prázdný.',
    'not-base32': 'tajný klíč je poškozený.',
    'unknown-algorithm': 'neznámý algoritmus.',
    'invalid-digits': 'počet číslic je mimo rozsah.',
    'invalid-period': 'perioda je mimo rozsah.',
    'invalid-counter': 'počítadlo je mimo rozsah.',
  },
  pageFaults: {
    restricted: 'Tuto stránku prohlížeč žádnému rozšíření neukáže.',
    'page-failed':
      'Něco na této stránce zabránilo klíčence ji přečíst. Načtěte stránku znovu a zkuste to ještě jednou.',
  },

  accountsLabel: 'Vaše účty',
  search: 'Hledat v účtech',
  noMatch: 'Žádný účet neodpovídá.',
  empty: 'Zatím žádné účty. Otevřete stránku dvoufázového ověření a klikněte tam na ikonu Key Fob.',
  emptyHere:
    'Na této stránce nebyl nalezen žádný klíč. Nechte si zobrazit QR kód pro dvoufázové ověření a klikněte na ikonu znovu.',
  pending: 'čeká na potvrzení',
  confirmed: 'potvrzeno',
  boundTo: (sites: string): string => `jen na ${sites}`,
  secondsLeft: (seconds: number): string =>
    plural('cs', seconds, {
      one: 'zbývá # sekunda',
      few: 'zbývají # sekundy',
      many: 'zbývá # sekundy',
      other: 'zbývá # sekund',
    }),
  fillCode: 'Vyplnit kód',
  filling: 'Vyplňuji…',
  waitingForNext: (seconds: number): string =>
    plural('cs', seconds, {
      one: 'Čekám # sekundu na další kód…',
      few: 'Čekám # sekundy na další kód…',
      many: 'Čekám # sekundy na další kód…',
      other: 'Čekám # sekund na další kód…',
    }),
  byCounter: 'Podle počítadla: kód vznikne až při vyplnění',

  saveFaults,
  fillFaults: {
    'already-used': 'Tento kód už byl použit; počkejte na další.',
    'not-bound': 'Tento účet patří k jiné stránce, proto se tu jeho kód nevyplní.',
    'no-field':
      'Na této stránce není pole pro jednorázový kód. Opište kód sami, nebo otevřete stránku, která ho chce.',
    'field-in-use': 'V poli pro kód je něco jiného. Nejdřív ho vymažte.',
    'not-kept': 'Stránka si kód nenechala. Opište ho sami.',
    'other-site': 'Stránka se mezitím změnila. Nic se nevyplnilo.',
    restricted: 'Na této stránce prohlížeč žádnému rozšíření nedovolí psát.',
    'page-failed': 'Něco na této stránce zabránilo klíčence psát. Opište kód sami.',
    ...saveFaults,
  },
};
