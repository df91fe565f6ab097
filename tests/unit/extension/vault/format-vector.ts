import type { VaultContents } from '../../../../extension/vault/entry.ts';

/** Format version 1, for ever: made once with counted bytes in place of chance. A program that cannot open it has broken the format. */
export const password = 'žluťoučký kůň 1234';

export const envelopeText =
  '{"head":{"format":"key-fob-vault","version":1,"vaultId":"AxJd1CfG4WgLOiW8r24p0A","generation":2,"slots":[{"id":"MwINRFe2kdg7KtUs317ZQA","type":"password","cost":{"memoryKiB":65536,"iterations":3,"parallelism":1},"salt":"Q1KdFGcGIahLemX8765pEA","wrappedKey":{"nonce":"U6It5HdWsXhbyvXM","ciphertext":"F-oGOjbdkbx_rBhhPS62kXJCBgjKDDUfO3NF63ezNW6_1xRhuKsP_2zW0mvb_wtq"}}],"bodyDigest":"Lb5QFjsW4b4EI1Ke0ONqqbNgWbfdGAkqZu8dWv-MO2o"},"headSeal":{"nonce":"g5LdVKdGYeiLuqU8","ciphertext":"qh9yPJc8UtH60HdDZ7QACw"},"body":{"nonce":"l_bRGHtqFWwfnhmA","ciphertext":"eQPw45vNyPq-DiGH-GV7BSudUwan_3yHpxF87zz__RxIfVHHttgCicSaDwXtlMwma4rk6ztguRC8-uwc0B09cTxzA3pZwbikvcIGhHHjJ3DWktnODkOiLNXVh7Wiv2PgllV2fPMoPBfZMsiGDqzDJ6tXVXUdScQBWIlvNSXx1YkAEWNsaAg2EcIjOrqVuVl_RWpsAu4eEuMQPvptn0UmjuN3EPc2Z9jqFsjbNOVq-SEux_zxGDVV-zbkG0fA1ifpgJt9nPj7FQJ4BREQPe0Pw3MMxS4926TjxbreZ4eFSG5eaXDeKvA6sOkjYIXyxW59cBH32oPHre_SWpDP250bdO2zljvYKHSq_ot6JFyPD6iKGWUJ0mk1qFafqU-kjSEr8Pp9UhVvnsNpEPZkKu_r_no6O4WFW-TVXWdbcsZysv8u_XmtYOxi8BcvQ1KJfA5S-1PLqDXWeb2vT-91aZzGqoaou62ReZmO1R2thzaoiGoWDXJRUhkptG2FW2ovs0iD7ypkYzpkzscF3DgdkwRXDI_4Z4dONlvn5QAmZxGRYoSaEWEWCbE91ONdftD4pNw-4aer8SODZPbTDd8Vv8qJcqy8wI2k1ttou5KbwSu_889TVVAxx-SmQqJKb3lGYG7r-0B4BoaYkiRNvf4XM44ftfZFs3Iy6Q5TP1zaOX9IqXawMohHzhyu3KDm4R_Qfii1GFCpZAw6YSe4b107VmpHWtP7NKDNfgMu-sG_vXOFhVucD75igg9edOhuiamF28pcmcoLzLjK4kTWPjyKJCAFOW9bF-CYSh0WQjggNcplqhhLyk7Drk43y-a1wpO_XcNPf6wlY3V2"},"checksum":"ZStLXBvqWE7qSrJsrbhmyW0huohlNT-sgvEiPRVMZ3A"}';

const secret = new TextEncoder().encode('12345678901234567890');
const totp = {
  type: 'totp',
  issuer: 'Příklad',
  account: 'ada@example.com',
  secret,
  algorithm: 'SHA1',
  digits: 6,
  periodSeconds: 30,
} as const;
const hotp = {
  type: 'hotp',
  issuer: 'Example',
  account: '',
  labelIssuer: 'Tenant',
  secret,
  algorithm: 'SHA256',
  digits: 8,
  counter: 7,
} as const;
const entry = {
  id: 'entry-1',
  key: totp,
  state: 'confirmed',
  origins: ['https://example.com'],
  createdAtMs: 1_700_000_000_000,
} as const;

export const contents: VaultContents = {
  entries: [entry],
  bin: [
    {
      entry: { ...entry, id: 'entry-0', key: hotp, state: 'pending' },
      why: 'superseded',
      binnedAtMs: 1_700_000_001_000,
    },
  ],
};
