import { describe, expect, it } from 'vitest';
import { attest } from '../../../../extension/browser/messages.ts';

const ownId = 'our-extension';
const message = { type: 'activation-sent' };
const sender = {
  id: ownId,
  frameId: 0,
  tab: { id: 7 },
  url: 'https://portal.example/set-up',
  origin: 'https://portal.example',
};

describe('a message from a page script', () => {
  it('comes with the tab and the origin that the browser attests', () => {
    const attested = { type: 'activation-sent', tabId: 7, origin: 'https://portal.example' };
    expect(attest(message, sender, ownId)).toEqual(attested);
    // browsers that say only the address
    expect(attest(message, { ...sender, origin: undefined }, ownId)).toEqual(attested);
  });

  it.each([
    ['from another extension', message, { ...sender, id: 'another' }],
    ['from a frame inside the page', message, { ...sender, frameId: 1 }],
    ['from no tab', message, { ...sender, tab: undefined }],
    ['from a sandboxed document', message, { ...sender, origin: 'null' }],
    ['from a file', message, { ...sender, url: 'file:///tmp/page.html', origin: 'file://' }],
    ['of an unknown kind', { type: 'give-me-the-vault' }, sender],
    ['with more than it should have', { ...message, origin: 'https://bank.example' }, sender],
    ['that is no message', 'activation-sent', sender],
    ['that is nothing', undefined, sender],
  ])('is not taken %s', (_, said, from) => {
    expect(attest(said, from, ownId)).toBeUndefined();
  });
});
