import { oneOf, record } from '../../shared/shape.ts';
import type { Runtime } from 'webextension-polyfill';

/** Who may send a message. Scripts in pages are not trusted: the browser attests their tab, frame and origin. */
type SenderRule = 'page-script-in-main-frame';

/** The whole protocol: every message names its sender, so one without a rule does not compile. */
const protocol = {
  'activation-sent': 'page-script-in-main-frame',
} as const satisfies Record<string, SenderRule>;

type MessageType = keyof typeof protocol;

export interface AttestedMessage {
  readonly type: MessageType;
  readonly tabId: number;
  readonly origin: string;
}

const shape = record({ type: oneOf<MessageType>('activation-sent') });

/** The message with what the browser says of its sender, or undefined when it is not one of ours from where it may come. */
export function attest(
  message: unknown,
  sender: Runtime.MessageSender,
  ownId: string,
): AttestedMessage | undefined {
  const read = shape(message);
  if (read === undefined || sender.id !== ownId || sender.frameId !== 0 || sender.tab?.id === undefined)
    return undefined;
  const url = URL.parse(sender.url ?? '');
  return url === null ? undefined : { type: read.type, tabId: sender.tab.id, origin: url.origin };
}
