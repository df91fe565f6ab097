/** Forms of one counted text; `few` and `many` only where the language has them (Czech: 2–4 is `few`). */
export interface PluralForms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** Picks the form for `count` by the CLDR rules of `locale` and puts the number in place of `#`. */
export function plural(locale: string, count: number, forms: PluralForms): string {
  const category = new Intl.PluralRules(locale).select(count);
  const form = category === 'one' || category === 'few' || category === 'many' ? forms[category] : undefined;
  return (form ?? forms.other).replace('#', new Intl.NumberFormat(locale).format(count));
}
