import { failure, success, type Result } from '../shared/result.ts';

export interface Config {
  /** 0 lets the system pick a free port. */
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server; without it the embedded database in `dataDir` is used. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** `http://localhost:<port>` when not given; the port is known only after listening. */
  readonly publicUrl: URL | undefined;
  /** Text of the key ring; the key file in `dataDir` when not given. */
  readonly otpKey: string | undefined;
  /** Mails go out here; without it they stay in the built-in inbox. */
  readonly smtp: { readonly url: URL; readonly from: string } | undefined;
  /** Text messages go out here; without it they stay in the built-in phone. */
  readonly smsGateway: { readonly url: URL; readonly key: string } | undefined;
  /** A `.mmdb` file that tells places by address. */
  readonly geoDb: string | undefined;
  readonly isDemo: boolean;
  /** How many proxies of ours add to X-Forwarded-For; 0 when people reach the portal directly. */
  readonly trustedProxies: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

function readPort(text: string): Result<number, string> {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535
    ? success(port)
    : failure(
        `PORT is "${text}", which is not a port number. Set it to 0–65535 (0 takes any free port), or leave it out for 8080.`,
      );
}

function readPublicUrl(text: string | undefined): Result<URL | undefined, string> {
  if (text === undefined) return success(undefined);
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    return failure(
      `PUBLIC_URL is "${text}", which is not an origin. Write it like https://portal.example, without a path.`,
    );
  }
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || isLoopback
    ? success(url)
    : failure(
        `PUBLIC_URL is "${text}", but browsers keep the portal's cookies only over https. Use an https address, or localhost.`,
      );
}

function readSmtp(
  text: string | undefined,
  from: string | undefined,
): Result<{ readonly url: URL; readonly from: string } | undefined, string> {
  if (text === undefined) return success(undefined);
  const url = URL.parse(text);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    return failure(
      'SMTP_URL is not a mail server. Write it like smtp://user:password@host:587, or leave it out.',
    );
  }
  return from !== undefined && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(from)
    ? success({ url, from })
    : failure(
        `MAIL_FROM is ${from === undefined ? 'missing' : `"${from}"`}, but mails need a sender. Set it to an address like no-reply@portal.example.`,
      );
}

function readSmsGateway(
  address: string | undefined,
  key: string | undefined,
): Result<Config['smsGateway'], string> {
  if (address === undefined && key === undefined) return success(undefined);
  if (address === undefined)
    return failure('SMS_KEY is set, but SMS_URL is not. Set both, or leave out both.');
  const url = URL.parse(address);
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url?.hostname ?? '');
  if (url === null || (url.protocol !== 'https:' && !(isLoopback && url.protocol === 'http:'))) {
    return failure(
      'SMS_URL is not the https address of an SMS gateway. Write it like https://sms.example/messages.',
    );
  }
  return key === undefined
    ? failure('SMS_URL is set, but SMS_KEY is not, so the gateway could not know our requests. Set both.')
    : success({ url, key });
}

function readDemo(environment: Environment): Result<boolean, string> {
  const isProduction = environment['NODE_ENV'] === 'production';
  const demo = environment['DEMO'] ?? (isProduction ? 'off' : 'on');
  if (demo !== 'on' && demo !== 'off') return failure(`DEMO is "${demo}". Set it to on or off.`);
  return demo === 'on' && isProduction
    ? failure(
        'DEMO is on and NODE_ENV is production, which would publish demo passwords. Turn one of them off.',
      )
    : success(demo === 'on');
}

/** What a demo may leave to chance and a real portal must be told. */
function productionFault(publicUrl: URL | undefined, otpKey: string | undefined): string | undefined {
  if (publicUrl?.protocol !== 'https:')
    return 'PUBLIC_URL is missing or not https, and NODE_ENV is production. Set it to the https address people use.';
  if (otpKey === undefined)
    return 'OTP_KEY is missing and NODE_ENV is production. Set it to keyId:base64, for example k1:… from "openssl rand -base64 32", and keep a copy outside of the database.';
  return undefined;
}

/** Reads the environment; an empty variable counts as absent. The failure is one sentence: what, why, what to do. */
export function readConfig(environment: Environment): Result<Config, string> {
  const given = (name: string): string | undefined => {
    const text = environment[name]?.trim();
    return text === '' ? undefined : text;
  };
  const port = readPort(given('PORT') ?? '8080');
  if (!port.ok) return port;
  const publicUrl = readPublicUrl(given('PUBLIC_URL'));
  if (!publicUrl.ok) return publicUrl;
  const isDemo = readDemo({ NODE_ENV: given('NODE_ENV'), DEMO: given('DEMO') });
  if (!isDemo.ok) return isDemo;
  const proxies = given('TRUSTED_PROXIES') ?? '0';
  if (!/^\d$/.test(proxies)) {
    return failure(
      `TRUSTED_PROXIES is "${proxies}". Set it to the number of your own proxies in front of the portal, 0–9.`,
    );
  }
  if (given('NODE_ENV') === 'production') {
    const fault = productionFault(publicUrl.value, given('OTP_KEY'));
    if (fault !== undefined) return failure(fault);
  }
  const databaseUrl = given('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    return failure(
      'DATABASE_URL is not a PostgreSQL address. Write it like postgres://user:password@host:5432/name, or leave it out.',
    );
  }
  const smtp = readSmtp(given('SMTP_URL'), given('MAIL_FROM'));
  if (!smtp.ok) return smtp;
  const smsGateway = readSmsGateway(given('SMS_URL'), given('SMS_KEY'));
  if (!smsGateway.ok) return smsGateway;
  return success({
    port: port.value,
    host: given('HOST') ?? '127.0.0.1',
    databaseUrl,
    dataDir: given('DATA_DIR') ?? '.data/portal',
    publicUrl: publicUrl.value,
    otpKey: given('OTP_KEY'),
    smtp: smtp.value,
    smsGateway: smsGateway.value,
    geoDb: given('GEO_DB'),
    isDemo: isDemo.value,
    trustedProxies: Number(proxies),
  });
}
