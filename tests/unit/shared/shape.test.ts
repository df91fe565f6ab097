import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  either,
  integer,
  listOf,
  oneOf,
  record,
  recordWith,
  refined,
  text,
  truth,
} from '../../../shared/shape.ts';

describe('a shape', () => {
  const person = recordWith({ name: text, age: integer(0, 150) }, { isAdmin: truth });

  it('gives what fits', () => {
    expect(person({ name: 'Ada', age: 36 })).toEqual({ name: 'Ada', age: 36 });
    expect(person({ name: 'Ada', age: 36, isAdmin: false })).toEqual({
      name: 'Ada',
      age: 36,
      isAdmin: false,
    });
  });

  it.each([
    ['a missing field', { name: 'Ada' }],
    ['an unknown field', { name: 'Ada', age: 36, nick: 'a' }],
    ['a field of another type', { name: 'Ada', age: '36' }],
    ['a number out of range', { name: 'Ada', age: 151 }],
    ['a broken number', { name: 'Ada', age: 3.5 }],
    ['no number', { name: 'Ada', age: NaN }],
    ['an optional field of another type', { name: 'Ada', age: 36, isAdmin: 'no' }],
    ['an inherited field', Object.create({ name: 'Ada', age: 36 })],
    ['a field named like a method of every object', JSON.parse('{"name":"Ada","age":36,"__proto__":1}')],
    ['a list', ['Ada', 36]],
    ['nothing', null],
  ])('refuses %s', (_, data) => {
    expect(person(data)).toBeUndefined();
  });

  it('reads lists within their bounds, whole or not at all', () => {
    const pair = listOf(integer(0), 1, 2);
    expect(pair([1, 2])).toEqual([1, 2]);
    for (const wrong of [[], [1, 2, 3], [1, -1], { 0: 1, length: 1 }]) expect(pair(wrong)).toBeUndefined();
  });

  it('takes one of several literals or shapes, and what a refinement makes of it', () => {
    const literal = oneOf<string | number>('a', 1);
    expect([literal(1), literal('1')]).toEqual([1, undefined]);
    const either2 = either(record({ kind: oneOf('a'), x: text }), record({ kind: oneOf('b'), y: text }));
    expect(either2({ kind: 'b', y: 'z' })).toEqual({ kind: 'b', y: 'z' });
    expect(either2({ kind: 'b', x: 'z' })).toBeUndefined();
    const even = refined(integer(0), (n) => (n % 2 === 0 ? n / 2 : undefined));
    expect([even(4), even(3), even('4')]).toEqual([2, undefined, undefined]);
  });

  it('never throws and never gives what it did not check', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const read = person(data);
        if (read !== undefined) expect(typeof read.name).toBe('string');
      }),
    );
  });
});
