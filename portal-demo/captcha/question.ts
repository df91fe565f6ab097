import { createHmac } from 'node:crypto';
import { createChallenge, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Ports } from '../ports.ts';
import { rememberAnswer } from './store.ts';

/**
 * A question of "I'm not a robot": find a counter whose key begins with a zero byte. 256 keys on average, a second of
 * a phone, a few milliseconds of ours to check.
 */
export const algorithm = 'PBKDF2/SHA-256';
const work = { algorithm, cost: 3000, keyPrefix: '00' } as const;

const lifetimeMs = 10 * 60_000;

/** Signs for one flow only: an answer to the question of another flow is no answer here (PORTAL H5). */
const signingSecret = ({ secrets }: Ports, flow: string): string =>
  createHmac('sha256', secrets.keyFor('captcha')).update(flow).digest('hex');

/** A new question for this flow, as JSON for the widget. */
export async function newQuestion(ports: Ports, flow: string): Promise<string> {
  const question = await createChallenge({
    ...work,
    deriveKey,
    // Our own end of life: the library would compare with its own clock.
    data: { validUntilMs: ports.clock.now().getTime() + lifetimeMs },
    hmacSignatureSecret: signingSecret(ports, flow),
  });
  return JSON.stringify(question);
}

/**
 * Is this a right answer to a question of this flow, still valid and never given before? The library itself accepts
 * an answer any number of times, so accepted ones are remembered as long as they are valid.
 */
export async function acceptAnswer(ports: Ports, flow: string, text: string | undefined): Promise<boolean> {
  const answer = readAnswer(text ?? '');
  if (answer === undefined) return false;
  const { verified } = await verifySolution({
    ...answer,
    deriveKey,
    hmacSignatureSecret: signingSecret(ports, flow),
  });
  // From here on the parameters are what we signed.
  const { nonce, data } = answer.challenge.parameters;
  const now = ports.clock.now();
  const validUntilMs = Number(data?.['validUntilMs']);
  return (
    verified &&
    now.getTime() < validUntilMs &&
    (await rememberAnswer(ports.database, nonce, new Date(validUntilMs), now))
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Base64 of JSON with question and solution, as the widget sends it. What they hold is judged by the signature. */
function readAnswer(text: string): Payload | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(text, 'base64').toString());
  } catch {
    return undefined; // not JSON: no answer
  }
  if (!isRecord(answer) || !isRecord(answer['challenge']) || !isRecord(answer['solution'])) return undefined;
  const { parameters, signature } = answer['challenge'];
  const isSigned = isRecord(parameters) && typeof signature === 'string';
  // The library checks the signature over all parameters first, and then the shape of the solution.
  return isSigned ? (answer as unknown as Payload) : undefined;
}
