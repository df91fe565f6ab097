import type { Texts } from '../en.ts';

export const sessions: Texts['sessions'] = {
  box: 'Odhlásit všechna přihlášení',
  boxIntro: 'Ukončí všechna přihlášení k vašemu účtu ve všech prohlížečích, i v tomto.',
  everywhere: 'Odhlásit všechna přihlášení',
  list: 'Aktivní přihlášení',
  listIntro: 'Tyto prohlížeče jsou teď k vašemu účtu přihlášené.',
  current: 'tento prohlížeč',
  since: 'Přihlášeno',
  lastSeen: 'Naposledy aktivní',
  endIntro: 'Zvolte přihlášení, které chcete ukončit, a potvrďte, že jste to vy.',
  choose: 'Zvolte přihlášení.',
  end: 'Ukončit toto přihlášení',
  ended: 'Přihlášení je ukončeno.',
  linkTitle: 'Odhlásit všechna přihlášení?',
  linkIntro: (login) => `Ukončí všechna přihlášení k účtu ${login} ve všech prohlížečích.`,
  linkDoneTitle: 'Všechna přihlášení jsou ukončena',
  linkDone:
    'K účtu už není nikdo přihlášený. Pokud některé přihlášení nebylo vaše, přihlaste se a změňte heslo.',
  linkDeadTitle: 'Tento odkaz (už) neplatí',
  linkDead:
    'Je starší než 30 dní nebo neúplný. Nic se nezměnilo. Přihlaste se a použijte tlačítko v Zabezpečení účtu.',
};
