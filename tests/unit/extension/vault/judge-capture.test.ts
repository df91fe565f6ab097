import { describe, expect, it } from 'vitest';
import { judgeCapture } from '../../../../extension/vault/judge-capture.ts';
import { entry, key, origin, otherKey } from '../sample.ts';

const confirmed = { ...entry, state: 'confirmed' } as const;
const judge = (entries: (typeof entry)[], captured = key, at = origin) =>
  judgeCapture({ entries, bin: [] }, captured, at);

describe('a captured key', () => {
  it('is new in an empty vault', () => {
    expect(judge([])).toEqual({ kind: 'new' });
  });
  it('is known when its secret is here and bound to this site', () => {
    expect(judge([entry])).toEqual({ kind: 'known', entry });
  });
  it('is known elsewhere when its secret is bound to another site', () => {
    expect(judge([entry], key, 'https://other.example')).toEqual({ kind: 'known-elsewhere', entry });
  });
  it('replaces the pending entry of the same account after a failed activation', () => {
    expect(judge([entry], otherKey)).toEqual({ kind: 'replaces', entry });
  });
  it('prefers the dead pending entry over a confirmed one', () => {
    const working = { ...confirmed, id: 'entry-2', key: { ...key, secret: new Uint8Array([1]) } };
    expect(judge([working, entry], otherKey)).toEqual({ kind: 'replaces', entry });
  });
  it('asks about a confirmed entry of the same account', () => {
    expect(judge([confirmed], otherKey)).toEqual({ kind: 'replaces', entry: confirmed });
  });
  it('is new for another account of the same site, and for the same account name on another site', () => {
    expect(judge([entry], { ...otherKey, account: 'bob' })).toEqual({ kind: 'new' });
    expect(judge([entry], otherKey, 'https://other.example')).toEqual({ kind: 'new' });
  });
  it('is new when the label names another tenant, or when neither key has a name', () => {
    expect(
      judge([{ ...entry, key: { ...key, labelIssuer: 'A' } }], { ...otherKey, labelIssuer: 'B' }),
    ).toEqual({ kind: 'new' });
    expect(judge([{ ...entry, key: { ...key, account: '' } }], { ...otherKey, account: '' })).toEqual({
      kind: 'new',
    });
  });
});
