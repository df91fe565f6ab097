import { describe, expect, it } from 'vitest';
import { readConfig } from '../../portal-demo/config.ts';

describe('the environment', () => {
  it('nothing set: the demo on port 8080 of this machine', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      value: {
        port: 8080,
        host: '127.0.0.1',
        databaseUrl: undefined,
        dataDir: '.data/portal',
        publicUrl: undefined,
        otpKey: undefined,
        smtp: undefined,
        geoDb: undefined,
        isDemo: true,
        trustedProxies: 0,
      },
    });
  });

  it('an empty variable counts as absent', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: ' ', DATABASE_URL: '', DEMO: '' })).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'portal.example'],
    ['PUBLIC_URL', 'https://portal.example/admin'],
    ['PUBLIC_URL', 'https://user:password@portal.example'],
    ['PUBLIC_URL', 'http://portal.example'],
    ['PUBLIC_URL', 'ftp://localhost'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DEMO', 'maybe'],
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'http://mail.example'],
    ['TRUSTED_PROXIES', 'all'],
  ])('%s=%s is refused in sentences that name it', (name, value) => {
    const config = readConfig({ [name]: value });
    expect(!config.ok && config.reason).toMatch(new RegExp(`^${name} is .+\\. .+\\.$`));
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'https://portal.example'])(
    'PUBLIC_URL=%s is fine',
    (value) => {
      const config = readConfig({ PUBLIC_URL: value });
      expect(config.ok && config.value.publicUrl?.origin).toBe(value);
    },
  );

  const needed = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://portal.example',
    OTP_KEY: `k1:${Buffer.alloc(32, 5).toString('base64')}`,
  };
  it.each([
    ['PUBLIC_URL', undefined],
    ['PUBLIC_URL', 'http://localhost:8080'],
    ['OTP_KEY', undefined],
  ])('production with %s=%s is refused: a real portal is told its address and its key', (name, value) => {
    const config = readConfig({ ...needed, [name]: value });
    expect(!config.ok && config.reason).toMatch(new RegExp(`^${name} is .+\\. .+\\.$`));
  });

  it('SMTP_URL needs a sender, one plain address', () => {
    const url = 'smtp://user:hunter2@mail.example:587';
    for (const from of ['', 'me', 'Me <me@portal.example>', 'a@b.example, c@d.example']) {
      const config = readConfig({ SMTP_URL: url, MAIL_FROM: from });
      expect(!config.ok && config.reason).toMatch(/^MAIL_FROM is .+\. .+\.$/);
      expect(!config.ok && config.reason).not.toContain('hunter2');
    }
    const config = readConfig({ SMTP_URL: url, MAIL_FROM: 'me@portal.example' });
    expect(config.ok && config.value.smtp?.from).toBe('me@portal.example');
  });

  it('production is no demo, and a demo in production is refused', () => {
    const production = readConfig(needed);
    expect(production.ok && production.value.isDemo).toBe(false);
    expect(readConfig({ ...needed, DEMO: 'on' }).ok).toBe(false);
  });

  it('a password in DATABASE_URL is never part of the sentence', () => {
    const config = readConfig({ DATABASE_URL: 'mysql://user:hunter2@host/x' });
    expect(!config.ok && config.reason).not.toContain('hunter2');
  });
});
