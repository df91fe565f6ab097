/** Who sends a request, as far as the network tells. */
export interface Caller {
  /** IPv4 or IPv6 address in its usual spelling; empty when the connection is already gone. */
  readonly address: string;
  /** What the browser calls itself; anybody can write anything here. */
  readonly userAgent: string;
  /** Names the request in the log, in the history and on an error page. */
  readonly requestId: string;
}
