import { failure, type Result } from '../../shared/result.ts';
import { fillCode, type FillPorts } from './fill-code.ts';
import { readVault } from './read-vault.ts';

/** `needs-person`: locked, no or several accounts for this site, or nothing to fill: the popup shows which. */
export async function fillByShortcut(ports: FillPorts): Promise<Result<void, 'needs-person'>> {
  const [vault, reading] = await Promise.all([readVault(ports), ports.page.read()]);
  if (vault.kind !== 'unlocked' || !reading.ok) return failure('needs-person');
  const { origin, tabId } = reading.value;
  const [entry, ...others] = vault.contents.entries.filter(({ origins }) => origins.includes(origin));
  if (entry === undefined || others.length > 0) return failure('needs-person');
  const filled = await fillCode(ports, { entryId: entry.id, origin, tabId });
  return filled.ok ? filled : failure('needs-person');
}
