import Bowser from 'bowser';

const keptOfUnknown = 60;

/**
 * Browser and system, as a person calls them: `Firefox, Linux`. No version: an update is not another browser.
 * What is not known is told in its own words, cut short; anybody can write anything there.
 */
export function browserName(userAgent: string): string {
  if (userAgent.trim() === '') return '';
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name, os.name].filter((name) => name !== undefined && name !== '');
  return names.length === 0 ? userAgent.trim().slice(0, keptOfUnknown) : names.join(', ');
}
