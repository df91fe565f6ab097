import { oneOf, record } from '../../shared/shape.ts';
import { webOrigin } from '../vault/web-origin.ts';

/** What the browser attests of a sender (`runtime.MessageSender`; not every browser says `origin`). */
export interface Sender {
  readonly id?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
  readonly frameId?: number | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
}

/** Who may send a message: page scripts are not trusted. */
type SenderRule = (sender: Sender) => boolean;

const scriptInMainFrame: SenderRule = ({ tab, frameId }) => tab?.id !== undefined && frameId === 0;

/** The whole protocol: every message names its sender, so one without a rule does not compile. */
const protocol = {
  'activation-sent': scriptInMainFrame,
} satisfies Record<string, SenderRule>;

type MessageType = keyof typeof protocol;

const messageShape = record({ type: oneOf<MessageType>('activation-sent') });

export interface AttestedMessage {
  readonly type: MessageType;
  readonly tabId: number;
  readonly origin: string;
}

/** A sandboxed document has a web address but no web origin. */
const originOf = (sender: Sender): string => sender.origin ?? URL.parse(sender.url ?? '')?.origin ?? '';

/** The message with what the browser says of its sender, or undefined when it is none of ours or from where it may not come. */
export function attest(message: unknown, sender: Sender, ownId: string): AttestedMessage | undefined {
  const known = messageShape(message);
  if (known === undefined || sender.id !== ownId || !protocol[known.type](sender)) return undefined;
  const origin = webOrigin(originOf(sender));
  const tabId = sender.tab?.id;
  return origin === undefined || tabId === undefined ? undefined : { type: known.type, tabId, origin };
}
