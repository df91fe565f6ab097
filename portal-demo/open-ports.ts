import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../shared/result.ts';
import { addDemoCustomers } from './accounts/demo-customers.ts';
import { aesGcmBox, type KeyRing } from './adapters/aes-gcm-box.ts';
import { argon2Hasher } from './adapters/argon2-hasher.ts';
import { builtInMessages } from './adapters/built-in-messages.ts';
import { claimDataFolder } from './adapters/data-folder.ts';
import { openPostgres, type OpenDatabase } from './adapters/database.ts';
import { jsonLog } from './adapters/json-log.ts';
import { keyRingFile, parseKeyRing } from './adapters/key-ring.ts';
import { documentationPlaces, placesFromFile } from './adapters/places.ts';
import { smsGateway } from './adapters/sms-gateway.ts';
import { smtpMail } from './adapters/smtp-mail.ts';
import { systemClock, systemRandom } from './adapters/system.ts';
import type { Config } from './config.ts';
import { migrate } from './migrations/migrate.ts';
import { lostSealingKeys } from './otp/sealing-keys.ts';
import type { Log, Ports } from './ports.ts';

export interface OpenPorts {
  readonly ports: Ports;
  readonly close: () => Promise<void>;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function openKeyRing({ otpKey, dataDir }: Config): Result<KeyRing, string> {
  if (otpKey === undefined) return keyRingFile(dataDir);
  const ring = parseKeyRing(otpKey);
  return ring.ok
    ? ring
    : failure(
        `OTP_KEY can't be used: ${ring.reason}. Correct it, or leave it out to use the file in DATA_DIR.`,
      );
}

async function openDatabase(
  { databaseUrl, dataDir }: Config,
  log: Log,
): Promise<Result<OpenDatabase, string>> {
  if (databaseUrl !== undefined) {
    try {
      return success(await openPostgres(databaseUrl, log));
    } catch (error) {
      return failure(
        `The database at DATABASE_URL can't be reached (${reasonOf(error)}). Check the address and that the server runs.`,
      );
    }
  }
  const claim = await claimDataFolder(dataDir);
  if (!claim.ok) return claim;
  try {
    // Loaded only when used: it is most of the program's size.
    const { openEmbedded } = await import('./adapters/embedded-database.ts');
    const { database, close } = await openEmbedded(join(dataDir, 'database'));
    return success({ database, close: () => close().finally(claim.value) });
  } catch (error) {
    claim.value();
    return failure(
      `The embedded database in ${dataDir} can't be opened (${reasonOf(error)}). Restore the folder from a copy, or set DATA_DIR to a new one.`,
    );
  }
}

/** Opens everything the portal stands on and brings the schema up to date. The failure is one sentence. */
export async function openPorts(config: Config): Promise<Result<OpenPorts, string>> {
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    return failure(
      `The data folder can't be made (${reasonOf(error)}). Set DATA_DIR to a folder you may write to.`,
    );
  }
  const ring = openKeyRing(config);
  if (!ring.ok) return ring;
  const places = config.geoDb === undefined ? success(documentationPlaces()) : placesFromFile(config.geoDb);
  if (!places.ok) return places;
  const log = jsonLog(
    (line) => process.stderr.write(line),
    () => systemClock.now(),
  );
  const opened = await openDatabase(config, log);
  if (!opened.ok) return opened;
  const { database, close } = opened.value;

  await migrate(database, systemClock);
  const lost = await lostSealingKeys(database, new Set(ring.value.keys.keys()));
  if (lost.length > 0) {
    await close();
    return failure(
      `The database holds OTP secrets sealed under the key ${lost.join(', ')}, which is missing, so those customers could not log in. ` +
        `Put that key back into OTP_KEY or the file otp-key in DATA_DIR.`,
    );
  }
  const builtIn = builtInMessages(database, systemClock);
  const ports: Ports = {
    clock: systemClock,
    random: systemRandom,
    database,
    passwords: argon2Hasher,
    secrets: aesGcmBox(ring.value),
    ...builtIn,
    ...(config.smsGateway && { phone: smsGateway(config.smsGateway, systemClock, systemRandom) }),
    ...(config.smtp && { mail: smtpMail(config.smtp.url, config.smtp.from) }),
    places: places.value,
    log,
  };
  if (config.isDemo) await addDemoCustomers(ports);
  return success({ ports, close });
}
