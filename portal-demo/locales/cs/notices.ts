import { brandName } from '../../brand.ts';
import type { Texts } from '../en.ts';

export const notices: Texts['notices'] = {
  browser: 'Prohlížeč',
  address: 'IP adresa',
  place: 'Místo',
  unknownBrowser: 'neznámý prohlížeč',
  unknownAddress: 'neznámá',
  unknownPlace: 'neznámé místo',
  loginSubject: 'Přihlášení k vašemu účtu',
  loginBody: (name, time, facts, logoutLink) =>
    `Dobrý den, ${name},\n\nk vašemu účtu se někdo přihlásil ${time}.\n\n${facts}\n\nPokud jste to byli vy, nemusíte nic dělat.\n\nPokud jste to nebyli vy, odhlaste zde všechna přihlášení a pak si změňte heslo:\n${logoutLink}\n\n${brandName}`,
  confirmSubject: 'Potvrďte své přihlášení',
  confirmBody: (name, time, facts, link, logoutLink) =>
    `Dobrý den, ${name},\n\nněkdo, kdo zná vaše heslo, se chce přihlásit k vašemu účtu. Začal ${time}.\n\n${facts}\n\nPokud jste to vy, potvrďte přihlášení do deseti minut zde:\n${link}\n\nPokud to nejste vy, nepotvrzujte ho. Odhlaste zde všechna přihlášení a pak si změňte heslo:\n${logoutLink}\n\n${brandName}`,
  settingsSubject: 'Nastavení účtu bylo změněno',
  settingsBody: (name, time, notice, link) =>
    `Dobrý den, ${name},\n\nnastavení e-mailů o přihlášení k vašemu účtu bylo změněno ${time}.\n\nE-mail o přihlášení: ${notice}\nPřihlášení čeká na potvrzovací odkaz: ${link}\n\nPokud jste to nebyli vy, obraťte se ihned na zákaznickou podporu.\n\n${brandName}`,
  settingsTitle: 'Nastavení účtu',
  settingsIntro: 'Zvolte, o kterých přihlášeních vám pošleme e-mail a která počkají, až je v něm potvrdíte.',
  noticeLegend: 'Poslat mi e-mail o přihlášení',
  linkLegend: 'Nechat přihlášení čekat, dokud nepoužiji odkaz z toho e-mailu',
  change: 'Změnit',
  save: 'Uložit',
  always: 'Vždy',
  onlyImportant: 'Jen důležitá (neznámé místo)',
  frequency: {
    every: 'při každém přihlášení',
    opened: 'při prvním přihlášení po otevření prohlížeče',
    changed: 'když se prohlížeč nebo IP adresa liší od posledního přihlášení',
    unknown: 'když prohlížeč nebo IP adresa ještě nikdy nebyly použity',
    never: 'nikdy',
  },
  securityMailsAnyway: 'E-maily o změnách zabezpečení posíláme vždy.',
  linkNeedsPhone:
    'Potvrzovací odkaz vyžaduje ověřené mobilní číslo: je to vaše cesta zpět, když přijdete o schránku.',
  linkTooOften:
    'Přihlášení nemůže čekat na odkaz z e-mailu, který se neposílá. Zvolte odkaz nejvýše tak často jako e-mail.',
  choose: 'Vyberte jednu z možností.',
  saved: 'Nastavení účtu je uloženo.',
};
