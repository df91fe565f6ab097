import { brandName } from '../../brand.ts';
import type { Texts } from '../en.ts';

export const otpNotices: Texts['otpNotices'] = {
  activated: {
    subject: 'OTP klíčenka aktivována',
    happened: 'K vašemu účtu byla aktivována OTP klíčenka. Odteď si přihlášení vyžádá i její kód.',
  },
  deactivated: {
    subject: 'OTP klíčenka deaktivována',
    happened: 'OTP klíčenka vašeho účtu byla deaktivována. K přihlášení stačí heslo.',
  },
  keyShown: {
    subject: 'OTP klíč byl znovu zobrazen',
    happened: 'Tajný klíč vaší OTP klíčenky byl znovu zobrazen, aby šel přidat do další klíčenky.',
  },
  refused: {
    subject: 'Špatné kódy po vašem hesle',
    happened: 'Někdo, kdo zná vaše heslo, zadal jednorázové kódy, které nebyly přijaty.',
  },
  disabled: {
    subject: 'OTP kódy se už nepřijímají',
    happened:
      'Sto jednorázových kódů za sebou bylo špatných, proto se už kódy pro váš účet nepřijímají. Chcete-li OTP nastavit znovu, přihlaste se a zvolte, že jste OTP klíčenku ztratili.',
  },
  body: (name, happened, time, origin) =>
    `Dobrý den, ${name},\n\n${happened}\n\nČas: ${time}\n${origin}\n\nPokud jste to nebyli vy, změňte si heslo, odhlaste se ze všech relací a hned kontaktujte zákaznickou podporu.\n\n${brandName}`,
  sms: (subject, time) => `${brandName}: ${subject}, ${time}. Nebyli jste to vy? Hned kontaktujte podporu.`,
};
