import type { Algorithm } from '../../../../shared/otp/key.ts';
import type { UriFault } from '../../../../shared/otp/otpauth-uri.ts';

export const secretText = 'HXDMVJECJJWSRB3H';
export const secret = Uint8Array.from(Buffer.from('3dc6caa4824a6d288767', 'hex'));

/** What a case must read as, beside the defaults: no names, SHA1, 6 digits, 30 s. */
interface Expected {
  readonly type?: 'totp' | 'hotp' | 'steam';
  readonly issuer?: string;
  readonly account?: string;
  readonly labelIssuer?: string;
  readonly algorithm?: Algorithm;
  readonly digits?: number;
  readonly periodSeconds?: number;
  readonly counter?: number;
}

/**
 * URIs to take, by class; S stands for `secretText`. Where the implementations we know disagree, the class names who
 * wants what, and the case is our decision.
 */
export const taken: Readonly<Record<string, readonly (readonly [uri: string, expected: Expected])[]>> = {
  'labels, by the key URI format of Google Authenticator’s wiki': [
    [
      'otpauth://totp/Example:alice@example.com?secret=S&issuer=Example',
      { issuer: 'Example', account: 'alice@example.com' },
    ],
    [
      'otpauth://totp/Big%20Co%3A%20alice%40big.co?secret=S&issuer=Big%20Co',
      { issuer: 'Big Co', account: 'alice@big.co' },
    ],
    ['otpauth://totp/Big%20Co:%20%20alice?secret=S', { issuer: 'Big Co', account: 'alice' }],
    ['otpauth://totp/alice?secret=S', { account: 'alice' }],
    ['otpauth://totp/alice?secret=S&issuer=Example', { issuer: 'Example', account: 'alice' }],
    ['otpauth://totp/Example:?secret=S', { issuer: 'Example' }],
    ['otpauth://totp/?secret=S&issuer=Example', { issuer: 'Example' }],
    ['otpauth://totp?secret=S', {}],
    ['otpauth://totp/a/b%2F?secret=S', { account: 'a/b/' }],
  ],
  'colons: the first literal one separates, else the first encoded one (pyotp #174; Proton takes the last)': [
    ['otpauth://totp/Text%3A%20More:alice?secret=S', { issuer: 'Text: More', account: 'alice' }],
    ['otpauth://totp/Company:user%3Aupdated?secret=S', { issuer: 'Company', account: 'user:updated' }],
    ['otpauth://totp/Matrix:@alice:matrix.org?secret=S', { issuer: 'Matrix', account: '@alice:matrix.org' }],
    ['otpauth://totp/My%3A%20Company%3Aalice?secret=S', { issuer: 'My', account: 'Company:alice' }],
    ['otpauth://totp/:alice?secret=S', { account: 'alice' }],
  ],
  'two issuers: the parameter wins (Bitwarden, hectorm, pquerna, Ente; the label: Aegis, Stratum, FreeOTP), both are kept':
    [
      [
        'otpauth://totp/Tenant:alice?secret=S&issuer=Microsoft',
        { issuer: 'Microsoft', labelIssuer: 'Tenant', account: 'alice' },
      ],
      [
        'otpauth://totp/github:alice?secret=S&issuer=GitHub',
        { issuer: 'GitHub', labelIssuer: 'github', account: 'alice' },
      ],
      ['otpauth://totp/GitHub%20:alice?secret=S&issuer=+GitHub', { issuer: 'GitHub', account: 'alice' }],
    ],
  'plus: itself in a label, a space in a parameter (hectorm and Stratum keep it)': [
    [
      'otpauth://totp/A+B:alice+tag@example.com?secret=S&issuer=A+B',
      { issuer: 'A B', labelIssuer: 'A+B', account: 'alice+tag@example.com' },
    ],
    ['otpauth://totp/alice?secret=S&issuer=A%2BB', { issuer: 'A+B', account: 'alice' }],
  ],
  'characters that should have been encoded': [
    ['otpauth://totp/银行:张三?secret=S&issuer=银行', { issuer: '银行', account: '张三' }],
    ['otpauth://totp/🏴‍☠️:🏳️‍🌈?secret=S', { issuer: '🏴‍☠️', account: '🏳️‍🌈' }],
    [
      'otpauth://totp/Mongo Atlas:Acc !@#444?secret=S&issuer=Mongo Atlas',
      { issuer: 'Mongo Atlas', account: 'Acc !@#444' },
    ],
    [
      'otpauth://totp/Contoso:a_b.com#EXT#@c.com?secret=S',
      { issuer: 'Contoso', account: 'a_b.com#EXT#@c.com' },
    ],
    ['otpauth://totp/100%:alice%ZZ?secret=S&issuer=100%', { issuer: '100%', account: 'alice%ZZ' }],
  ],
  'absent values: empty, bare, or the word null (seen in Ente’s exports)': [
    ['otpauth://totp/alice?secret=S&issuer=&digits=&period=&algorithm=', { account: 'alice' }],
    ['otpauth://totp/:alice?issuer&period=null&digits=null&algorithm=null&secret=S', { account: 'alice' }],
    ['otpauth://totp/null:alice?secret=S&issuer=null', { account: 'alice' }],
  ],
  'letter case of scheme, type and names': [
    [
      'OTPAuth://TOTP/alice?SECRET=S&Issuer=Example&DIGITS=8',
      { issuer: 'Example', account: 'alice', digits: 8 },
    ],
    ['otpauth://HOTP/alice?secret=S&Counter=1', { type: 'hotp', account: 'alice', counter: 1 }],
  ],
  'around and beside': [
    ['  otpauth://totp/alice?secret=S\r\n', { account: 'alice' }],
    [
      'otpauth://totp/alice?&secret=S&&image=https%3A%2F%2Fexample.com%2Fx.png&color=FFFFFF&codeDisplay=%7B%7D&=',
      { account: 'alice' },
    ],
    ['otpauth://totp/alice?issuer=Who%3F%26%3D&secret=S', { issuer: 'Who?&=', account: 'alice' }],
    ['otpauth://totp/alice?issuer=Who?=&secret=S', { issuer: 'Who?=', account: 'alice' }],
  ],
  'a repeated parameter: the first counts (Android, Stratum; the last: pyotp, hectorm; refused: mattrubin)': [
    ['otpauth://totp/alice?secret=S&period=30&period=60&digits=8&DIGITS=6', { account: 'alice', digits: 8 }],
  ],
  'secrets with separators, padding and either case': [
    ['otpauth://totp/alice?secret=hxdm vjec-jjws_rb3h', { account: 'alice' }],
    ['otpauth://totp/alice?secret=HXDM+VJEC%20JJWS%0ARB3H%3D%3D%3D%3D', { account: 'alice' }],
    ['otpauth://totp/alice?secret=S======', { account: 'alice' }],
  ],
  'spellings of algorithms (Aegis, Ente; Proton and pyotp refuse SHA-1)': [
    ['otpauth://totp/alice?secret=S&algorithm=SHA1', { account: 'alice' }],
    ['otpauth://totp/alice?secret=S&algorithm=SHA-1', { account: 'alice' }],
    ['otpauth://totp/alice?secret=S&algorithm=HmacSHA256', { account: 'alice', algorithm: 'SHA256' }],
    ['otpauth://totp/alice?secret=S&algorithm=HMAC-SHA-512', { account: 'alice', algorithm: 'SHA512' }],
    ['otpauth://totp/alice?secret=S&algorithm=Algorithm.sha256', { account: 'alice', algorithm: 'SHA256' }],
    ['otpauth://totp/alice?secret=S&algorithm=sha_384', { account: 'alice', algorithm: 'SHA384' }],
    ['otpauth://totp/alice?secret=S&algorithm=SHA224', { account: 'alice', algorithm: 'SHA224' }],
  ],
  'the ends of what we hold': [
    ['otpauth://totp/alice?secret=S&digits=1&period=1', { account: 'alice', digits: 1, periodSeconds: 1 }],
    [
      'otpauth://totp/alice?secret=S&digits=10&period=2147483647',
      { account: 'alice', digits: 10, periodSeconds: 2147483647 },
    ],
    [
      'otpauth://hotp/alice?secret=S&counter=9007199254740991',
      { type: 'hotp', account: 'alice', counter: 9007199254740991 },
    ],
  ],
  'HOTP: no counter is 0 (Stratum, pyotp, FreeOTP; refused: Google on iOS, Aegis, hectorm); what belongs to TOTP is ignored, and the other way round':
    [
      ['otpauth://hotp/alice?secret=S', { type: 'hotp', account: 'alice', counter: 0 }],
      ['otpauth://hotp/alice?secret=S&counter=7&period=x', { type: 'hotp', account: 'alice', counter: 7 }],
      ['otpauth://totp/alice?secret=S&counter=x', { account: 'alice' }],
      [
        'otpauth://hotp/Steam:alice?secret=S&counter=7',
        { type: 'hotp', issuer: 'Steam', account: 'alice', counter: 7 },
      ],
    ],
  'Steam, in every way it is written (Aegis, KeePassXC, Stratum, Bitwarden); its codes have five characters':
    [
      [
        'otpauth://steam/Boeing:Sophia?secret=S&issuer=Boeing',
        { type: 'steam', issuer: 'Boeing', account: 'Sophia', digits: 5 },
      ],
      [
        'otpauth://totp/Steam:alice?secret=S',
        { type: 'steam', issuer: 'Steam', account: 'alice', digits: 5 },
      ],
      [
        'otpauth://totp/alice?secret=S&issuer=steam&digits=6',
        { type: 'steam', issuer: 'steam', account: 'alice', digits: 5 },
      ],
      [
        'otpauth://totp/Maybe:alice?secret=S&digits=5&encoder=Steam',
        { type: 'steam', issuer: 'Maybe', account: 'alice', digits: 5 },
      ],
      [
        'otpauth://totp/Maybe:alice?secret=S&steam',
        { type: 'steam', issuer: 'Maybe', account: 'alice', digits: 5 },
      ],
      ['steam://S', { type: 'steam', issuer: 'Steam', digits: 5 }],
      ['StEam://S', { type: 'steam', issuer: 'Steam', digits: 5 }],
      [
        'otpauth://totp/Steam:alice?secret=S&issuer=Other',
        { issuer: 'Other', labelIssuer: 'Steam', account: 'alice' },
      ],
    ],
};

/** Texts to refuse, and the reason a person is given. */
export const refused: readonly (readonly [uri: string, fault: UriFault])[] = [
  ['', { reason: 'not-otpauth' }],
  ['definitely not valid', { reason: 'not-otpauth' }],
  ['https://example.com/?otpauth://totp/alice?secret=S', { reason: 'not-otpauth' }],
  ['otpauth:totp?secret=S', { reason: 'not-otpauth' }],
  ['otpauth-test://totp/alice?secret=S', { reason: 'not-otpauth' }],
  ['otpauth-migration://offline?data=AAAA', { reason: 'not-otpauth' }],
  ['otp://totp?secret=S', { reason: 'not-otpauth' }],
  ['motp://alice?secret=S', { reason: 'not-otpauth' }],
  ['otpauth://', { reason: 'unknown-type', value: '' }],
  ['otpauth://?secret=S', { reason: 'unknown-type', value: '' }],
  ['otpauth:///totp/alice?secret=S', { reason: 'unknown-type', value: '' }],
  ['otpauth://yaotp/alice?secret=S', { reason: 'unknown-type', value: 'yaotp' }],
  ['otpauth://totp:80/alice?secret=S', { reason: 'unknown-type', value: 'totp' }],
  ['otpauth://totp', { reason: 'missing-secret' }],
  ['otpauth://totp/alice', { reason: 'missing-secret' }],
  ['otpauth://totp/alice&secret=S', { reason: 'missing-secret' }],
  ['otpauth://totp/alice?issuer=Example', { reason: 'missing-secret' }],
  ['otpauth://totp/alice?secret=&secret=S', { reason: 'missing-secret' }],
  ['otpauth://totp/alice?secret=null', { reason: 'missing-secret' }],
  ['steam://', { reason: 'missing-secret' }],
  ['otpauth://totp/alice?secret=%3D%3D', { reason: 'empty-secret' }],
  ['otpauth://totp/alice?secret=A', { reason: 'empty-secret' }],
  ['otpauth://totp/alice?secret=S1', { reason: 'not-base32', value: '1' }],
  ['otpauth://totp/alice?secret=0000', { reason: 'not-base32', value: '0' }],
  ['otpauth://totp/alice?secret=S%ZZ', { reason: 'not-base32', value: '%' }],
  ['steam://run/440', { reason: 'not-base32', value: '/' }],
  ['otpauth://totp/alice?secret=S&algorithm=MD5', { reason: 'unknown-algorithm', value: 'MD5' }],
  ['otpauth://totp/alice?secret=S&algorithm=SHA128', { reason: 'unknown-algorithm', value: 'SHA128' }],
  ['otpauth://totp/alice?secret=S&algorithm=SHA3-256', { reason: 'unknown-algorithm', value: 'SHA3-256' }],
  ['otpauth://totp/alice?secret=S&digits=0', { reason: 'invalid-digits', value: '0' }],
  ['otpauth://totp/alice?secret=S&digits=11', { reason: 'invalid-digits', value: '11' }],
  ['otpauth://totp/alice?secret=S&digits=-1', { reason: 'invalid-digits', value: '-1' }],
  ['otpauth://totp/alice?secret=S&digits=6.0', { reason: 'invalid-digits', value: '6.0' }],
  ['otpauth://totp/alice?secret=S&digits=1e1', { reason: 'invalid-digits', value: '1e1' }],
  ['otpauth://totp/alice?secret=S&digits=0x6', { reason: 'invalid-digits', value: '0x6' }],
  ['otpauth://totp/alice?secret=S&digits=٦', { reason: 'invalid-digits', value: '' }],
  ['otpauth://totp/Steam:alice?secret=S&digits=11', { reason: 'invalid-digits', value: '11' }],
  ['otpauth://totp/alice?secret=S&period=0', { reason: 'invalid-period', value: '0' }],
  ['otpauth://totp/alice?secret=S&period=-30', { reason: 'invalid-period', value: '-30' }],
  ['otpauth://totp/alice?secret=S&period=2147483648', { reason: 'invalid-period', value: '2147483648' }],
  ['otpauth://totp/alice?secret=S&period=test', { reason: 'invalid-period', value: 'test' }],
  ['otpauth://hotp/alice?secret=S&counter=-1', { reason: 'invalid-counter', value: '-1' }],
  ['otpauth://hotp/alice?secret=S&counter=test', { reason: 'invalid-counter', value: 'test' }],
  [
    'otpauth://hotp/alice?secret=S&counter=9007199254740992',
    { reason: 'invalid-counter', value: '9007199254740992' },
  ],
  [
    'otpauth://hotp/alice?secret=S&counter=18446744073709551615',
    { reason: 'invalid-counter', value: '1844674407370955' },
  ],
];
