const dots = '•••';

/** `+420 ••• ••• 123`: enough to know one's own number, too little to learn it (PORTAL H3). */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  const prefix = /^\+\d{1,3}(?= )/.exec(phone)?.[0] ?? '';
  // No-break spaces: a number stays in one line.
  return [prefix, dots, dots, digits.slice(-3)].filter((part) => part !== '').join('\u00A0');
}

/** `d•••@customer.example`. */
export function maskEmail(email: string): string {
  const [name = '', host = ''] = email.split('@');
  return `${name.slice(0, 1)}${dots}@${host}`;
}
