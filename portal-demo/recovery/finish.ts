import { failure, success, type Result } from '../../shared/result.ts';
import type { Customer } from '../accounts/customer.ts';
import { sentCodeFault, shapeFault } from '../accounts/sent-code.ts';
import { noticeMail, tellEverywhere } from '../accounts/tell-everywhere.ts';
import { acceptAnswer } from '../captcha/question.ts';
import { note, type Actor } from '../history/noting.ts';
import type { Language } from '../locales/languages.ts';
import { post } from '../mail/outbox.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../web/caller.ts';
import { cancelledMail, finishedNotice } from './notices.ts';
import { codePurpose } from './sms-code.ts';
import { cancelRecovery, findRecovery, finishRecovery, reserveSmsAttempt } from './store.ts';

export type FinishRefusal =
  'dead-link' | 'no-sms' | 'robot' | 'missing' | 'malformed' | 'wrong' | 'no-attempts';

export interface Claim {
  readonly linkHash: Uint8Array;
  readonly smsCode: string | undefined;
  readonly robotAnswer: string | undefined;
}

/** What the robot question of this recovery is asked for. */
export const robotFlow = codePurpose;

/**
 * The last step: link, SMS code and robot check together turn OTP off. The order is kept here, whatever was sent
 * (PORTAL H2); the robot check comes before the code, so that a robot can't use up the tries.
 */
export async function finish(
  ports: Ports,
  { linkHash, smsCode, robotAnswer }: Claim,
  {
    caller,
    language,
    publicUrl,
  }: { readonly caller: Caller; readonly language: Language; readonly publicUrl: URL },
): Promise<Result<null, FinishRefusal>> {
  const { clock, database } = ports;
  const now = clock.now();
  const recovery = await findRecovery(database, linkHash, now);
  if (recovery === undefined) return failure('dead-link');
  if (!recovery.isSmsSent) return failure('no-sms');
  const shape = shapeFault(smsCode);
  if (shape !== undefined) return failure(shape);
  const { customerId, loginId, name, email, phone, timeZone } = recovery;
  const actor: Actor = { customerId, loginId, caller };
  if (!(await acceptAnswer(ports, robotFlow(linkHash), robotAnswer))) {
    await note(database, 'captcha-failed', actor, now);
    return failure('robot');
  }
  await note(database, 'captcha-passed', actor, now);

  const stored = await reserveSmsAttempt(database, linkHash, now);
  if (stored === undefined) return failure('no-attempts');
  const fault = sentCodeFault(ports, codePurpose(linkHash), stored, smsCode);
  if (fault !== undefined) {
    await note(database, 'sms-wrong', actor, now);
    return failure(fault);
  }
  const notice = finishedNotice({ name, language, timeZone, caller, now, publicUrl });
  const mail = noticeMail(ports, email, notice);
  if (!(await finishRecovery(database, actor, linkHash, stored, mail, now))) return failure('dead-link');
  await tellEverywhere(ports, notice, [mail], [phone]);
  return success(null);
}

/**
 * After a login with a code: whoever reports this fob as lost does not have it (PORTAL H9). The recovery is dead
 * already, by the code that was used; this removes it and tells the owner.
 */
export async function cancelAfterLogin(
  ports: Ports,
  actor: Actor,
  owner: Pick<Customer, 'name' | 'email' | 'timeZone'>,
  { language, publicUrl }: { readonly language: Language; readonly publicUrl: URL },
): Promise<void> {
  const now = ports.clock.now();
  if (!(await cancelRecovery(ports.database, actor, now))) return;
  const occasion = {
    name: owner.name,
    timeZone: owner.timeZone,
    language,
    caller: actor.caller,
    now,
    publicUrl,
  };
  await post(ports, cancelledMail(owner.email, occasion));
}
