import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Random, SmsSender } from '../ports.ts';

export interface SmsGateway {
  readonly url: URL;
  /** Shared with the gateway; signs each request. */
  readonly key: string;
}

const giveUpAfterMs = 5_000;
/** Pauses before the second and the third try. A code lives minutes, and a person waits for it. */
const retryPausesMs = [300, 1_500] as const;

/** Busy or broken just now; anything else the gateway says stays true however often it is asked. */
const isTemporary = (status: number): boolean => status === 429 || status >= 500;

/**
 * Text messages by an HTTP gateway. Each one is
 *
 *     POST <url>
 *     Content-Type: application/json
 *     Idempotency-Key: <uuid, the same in every try>
 *     X-Timestamp: <seconds since 1970>
 *     X-Signature: sha256=<hex of HMAC-SHA-256 under the key of "<timestamp>.<idempotency key>.<body>">
 *
 *     {"to":"+420700000123","text":"…"}
 *
 * and any 2xx means that the gateway has taken it. A gateway should refuse timestamps that are more than five minutes
 * off, and answer a known Idempotency-Key without sending again. Three tries of at most five seconds each; the
 * failure names the status, never number or text.
 */
export function smsGateway({ url, key }: SmsGateway, clock: Clock, random: Random): SmsSender {
  const post = (body: string, idempotencyKey: string): Promise<Response> => {
    const timestamp = String(Math.floor(clock.now().getTime() / 1000));
    const signature = createHmac('sha256', key)
      .update(`${timestamp}.${idempotencyKey}.${body}`)
      .digest('hex');
    return fetch(url, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': idempotencyKey,
        'X-Timestamp': timestamp,
        'X-Signature': `sha256=${signature}`,
      },
      redirect: 'error',
      signal: AbortSignal.timeout(giveUpAfterMs),
    });
  };

  return {
    async send({ to, body: text }) {
      const body = JSON.stringify({ to: to.replaceAll(' ', ''), text });
      const idempotencyKey = random.uuid();
      let cause: Error | undefined;
      for (const pauseMs of [0, ...retryPausesMs]) {
        await pause(pauseMs);
        const answer = await post(body, idempotencyKey).catch(
          (error: unknown) => new Error('The SMS gateway did not answer.', { cause: error }),
        );
        if (answer instanceof Error) {
          cause = answer;
          continue;
        }
        if (answer.ok) return;
        cause = new Error(`The SMS gateway answered ${answer.status}.`);
        if (!isTemporary(answer.status)) throw cause;
      }
      throw new Error('The SMS gateway did not take a message in three tries.', { cause });
    },
  };
}
