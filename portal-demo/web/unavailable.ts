/** PostgreSQL: connection exceptions, no more connections, shutdown or start-up (appendix A of its manual). */
const postgresCodes = /^(08...|53300|57P0[123])$/;
/** Node's words for a connection that is not there. */
const nodeCodes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** `pg` has no codes for these. */
const pgSentences =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** Is this the database, or another part, being away for the moment? Looks through what wrapped the error. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (postgresCodes.test(code) || nodeCodes.test(code) || pgSentences.test(error.message)) return true;
  // Several addresses of one name were tried.
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return isUnavailable(error.cause);
}
