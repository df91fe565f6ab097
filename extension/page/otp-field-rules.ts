import { words, type Meaning } from './otp-field-words.ts';

/**
 * Where a word stands. `name`: names and ids, in English whatever the page's language; `label`: what the page says about
 * this field; `near`: visible text around it, up to the next field; `page`: title and path; `form`: the fields beside it.
 */
export type Place = 'name' | 'class' | 'label' | 'near' | 'page' | 'form';

/** Why a field is taken or left, for people: what spoke, where, and for how much. */
export interface Reason {
  readonly place: Place | 'autocomplete' | 'shape';
  readonly says: string;
  readonly points: number;
}

/** A field is taken from so many points on. */
export const acceptFrom = 50;
/** Two fields this close to each other are ambiguous. */
export const ambiguousWithin = 15;
const saysSomethingElse = -70;
/** A field whose own words bring it so low is not saved by what stands around it. */
const lostBelow = -60;

type Points = Readonly<Partial<Record<Place, number>>>;

const other: Points = { name: -110, label: -110 };

/** How much a meaning counts where; each pair counts once. */
const pointsOf: Readonly<Record<Meaning, Points>> = {
  'second-factor': { name: 50, class: 30, label: 50, near: 35, page: 25 },
  app: { label: 40, near: 30, page: 10 },
  message: {},
  confirmation: { name: 35, label: 35, near: 20, page: 10 },
  code: { name: 15, label: 15, near: 5 },
  recovery: { name: -150, label: -150, page: -60 },
  'set-up': { name: -30, label: -150 },
  'other-code': { ...other, near: -60, page: -60 },
  card: { ...other, near: -60, form: -80 },
  postal: other,
  voucher: { ...other, near: -60, page: -60 },
  captcha: { name: -150, label: -150, near: -80 },
  search: other,
  contact: other,
  identity: other,
  pin: { name: -25, label: -25 },
};

const speaksForItself: readonly Meaning[] = ['second-factor', 'app', 'confirmation', 'code'];

export type Texts = Readonly<Record<Place, string>>;

const own: readonly Place[] = ['name', 'class', 'label'];
const around: readonly Place[] = ['near', 'page', 'form'];

/** What the page says about a field, in plain words; `around` is asked for only when the field itself leaves it open. */
export function reasonsOf(field: FieldTexts): readonly Reason[] {
  const reasons = [...reasonsInAutocomplete(field.autocomplete), ...reasonsIn(field.own, own)];
  const { name, label } = field.own;
  if (label !== '' && !field.isSplit && !mentionsAny(speaksForItself, label, name))
    reasons.push({ place: 'label', says: 'something else', points: saysSomethingElse });
  return sum(reasons) <= lostBelow ? reasons : [...reasons, ...reasonsIn(field.around(), around)];
}

export interface FieldTexts {
  readonly autocomplete: string;
  readonly own: Pick<Texts, 'name' | 'class' | 'label'>;
  readonly around: () => Pick<Texts, 'near' | 'page' | 'form'>;
  /** Labels of boxes tell which box it is, not what belongs in it. */
  readonly isSplit: boolean;
}

export const sum = (reasons: readonly Reason[]): number =>
  reasons.reduce((total, { points }) => total + points, 0);

function reasonsIn(texts: Readonly<Partial<Texts>>, places: readonly Place[]): readonly Reason[] {
  return meanings.flatMap((meaning) =>
    places.flatMap((place): readonly Reason[] => {
      const points = pointsOf[meaning][place];
      const said = points === undefined ? undefined : firstMatch(meaning, texts[place] ?? '');
      return points === undefined || said === undefined
        ? []
        : [{ place, says: `${meaning}: ${said}`, points }];
    }),
  );
}

/** Whether a key's code is a guess: the page says that it sends its codes and speaks of no app, or of no second factor at all. */
export function isUncertain({ autocomplete, own, around }: FieldTexts): boolean {
  const { near, page } = around();
  const texts = [own.name, own.label, near, page];
  if (mentionsAny(['app'], ...texts)) return false;
  if (mentionsAny(['message'], own.name, own.label, near)) return true;
  return !autocomplete.includes('one-time-code') && !mentionsAny(['second-factor'], own.class, ...texts);
}

const autocompletes: readonly (readonly [pattern: RegExp, points: number])[] = [
  [/\bone-time-code\b/, 100],
  [
    /\b(cc-|tel|postal|bday|street|address|given-name|family-name|name$|email|username|current-password|new-password|organization|country|transaction)/,
    -100,
  ],
];

/** https://html.spec.whatwg.org/#autofill: the page's own word on what belongs in a field. */
const reasonsInAutocomplete = (autocomplete: string): readonly Reason[] =>
  autocompletes
    .filter(([pattern]) => pattern.test(autocomplete))
    .map(([, points]) => ({ place: 'autocomplete', says: autocomplete, points }));

const meanings = Object.keys(words) as readonly Meaning[]; // the record has these keys and no others

const mentionsAny = (of: readonly Meaning[], ...texts: readonly string[]): boolean =>
  of.some((meaning) => texts.some((text) => firstMatch(meaning, text) !== undefined));

function firstMatch(meaning: Meaning, text: string): string | undefined {
  if (text === '') return undefined;
  for (const pattern of words[meaning]) {
    const match = pattern.exec(text);
    if (match !== null) return match[0].slice(0, 60);
  }
  return undefined;
}
