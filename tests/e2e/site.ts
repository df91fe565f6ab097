import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** A site of our own: `pages` by path. HTML unless the path ends in `.svg`; under `/sandboxed` documents have no origin. */
export async function startSite(pages: Readonly<Record<string, string>>): Promise<Site> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://site').pathname];
    const type = request.url?.endsWith('.svg') === true ? 'image/svg+xml' : 'text/html; charset=utf-8';
    const isSandboxed = request.url?.startsWith('/sandboxed') === true;
    const headers = {
      'content-type': type,
      ...(isSandboxed ? { 'content-security-policy': 'sandbox allow-scripts' } : {}),
    };
    response.writeHead(page === undefined ? 404 : 200, headers).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  const close = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.closeAllConnections();
      server.close((error) => (error === undefined ? resolve() : reject(error)));
    });
  return { url: `http://127.0.0.1:${String(port)}`, close };
}
