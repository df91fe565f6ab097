/**
 * What speaks for and against a field being the one for a one-time code, as data. Each rule looks at one kind of
 * evidence and counts once. A field is taken from `acceptFrom` points on.
 */
export type Evidence = 'autocomplete' | 'name' | 'label' | 'page';

export interface Rule {
  readonly in: Evidence;
  readonly pattern: RegExp;
  readonly points: number;
}

export const acceptFrom = 40;
/** Two fields this close to each other are ambiguous. */
export const ambiguousWithin = 10;

export const rules: readonly Rule[] = [
  { in: 'autocomplete', pattern: /\bone-time-code\b/, points: 100 },
  {
    in: 'autocomplete',
    pattern:
      /\b(cc-|tel|postal|bday|street|address|given-name|family-name|email|username|current-password|new-password|organization)/,
    points: -100,
  },

  // Names are written in English whatever the page's language.
  {
    in: 'name',
    pattern:
      /(^|[^a-z])(t?otp|hotp|mfa|2fa|tfa|two_?-?factor|totp_?-?code|one_?-?time_?-?(code|password|pass))([^a-z]|$)|otp_?-?(code|input|token|field)/,
    points: 60,
  },
  {
    in: 'name',
    pattern:
      /authenticator|verification_?-?code|auth_?-?code|security_?-?code|passcode|confirm(ation)?_?-?code/,
    points: 45,
  },
  { in: 'name', pattern: /(^|[^a-z])(code|token|pin)([^a-z]|$)/, points: 20 },

  {
    in: 'label',
    pattern:
      /one.?time (code|password)|authenticat(or|ion) (app|code)|two.?factor|2.?fa|two.?step|\botp\b|\btotp\b|verification code|\d.?digit code|security code from/,
    points: 45,
  },
  {
    in: 'label',
    pattern: /jednor[aá]zov|ov[eě]řovac[ií] k[oó]d|dvoufáz|dvoufaktor|k[oó]d z (aplikace|klíčenky)|klíčenk/,
    points: 45,
  },
  {
    in: 'label',
    pattern:
      /einmal(code|kennwort|passwort)|bestätigungscode|zwei.?faktor|sicherheitscode|authentifizierungscode/,
    points: 45,
  },
  {
    in: 'label',
    pattern: /jednorazov|overovací kód|dvojfaktor|jednorazow|kod weryfikacyjny|uwierzytelni/,
    points: 45,
  },
  {
    in: 'label',
    pattern: /code de (vérification|sécurité|validation)|usage unique|double authentification|deux facteurs/,
    points: 45,
  },
  {
    in: 'label',
    pattern:
      /código de (verificación|seguridad|verificação|segurança|autenticación)|un solo uso|uso único|dos factores|dois fatores/,
    points: 45,
  },
  { in: 'label', pattern: /codice (di verifica|di sicurezza|monouso|otp)|due fattori/, points: 45 },
  {
    in: 'label',
    pattern:
      /ワンタイム|認証コード|確認コード|验证码|驗證碼|动态(口令|密码)|одноразов|код подтверждения|код из приложения/,
    points: 45,
  },
  { in: 'label', pattern: /\bcode\b|\bkód\b|código|codice|コード/, points: 15 },

  {
    in: 'page',
    pattern:
      /otp|2fa|mfa|totp|two.?factor|two.?step|authenticator|dvoufáz|dvoufaktor|zwei.?faktor|verify|verification/,
    points: 10,
  },

  // What else takes short numbers.
  {
    in: 'name',
    pattern:
      /promo|coupon|voucher|discount|gift|zip|postal|post_?code|cvv|cvc|csc|card|captcha|search|query|filter|phone|mobile|tel(ephone)?([^a-z]|$)|sms_?number|quantity|qty|amount|price|birth|year|date|country|area_?code|iban|bic|swift|invite|referral|user|login|mail|passw(or)?d([^a-z]|$)/,
    points: -60,
  },
  {
    in: 'label',
    pattern:
      /promo|coupon|voucher|discount|gift card|zip|postal|post ?code|\bpsč\b|\bplz\b|cvv|cvc|card (number|security)|back of (your|the) card|captcha|characters (you see|in the image)|search|filter|hledat|suche|phone number|telefon|quantity|množství|amount|birth|country|iban|invit|referral/,
    points: -90,
  },
  // A code that is not the one of now: recovery codes, and what belongs to setting a device up.
  {
    in: 'name',
    pattern:
      /backup|recovery|scratch|secret|seed|(device|app|key|token)_?-?(name|label)|otp_?-?(name|label)|nickname/,
    points: -150,
  },
  {
    in: 'label',
    pattern:
      /backup code|recovery code|scratch code|záložní kód|obnovovací kód|wiederherstellungscode|secret key|setup key|set-up key|shared key|tajný klíč|name (of|for) (your|this|the)|label for|device name|nickname|název zařízení/,
    points: -150,
  },
];
