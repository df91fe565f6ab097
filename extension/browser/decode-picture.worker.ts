import type { Rgba } from '../qr/gray.ts';
import { isKey, readCodes } from '../qr/read-codes.ts';

/** Each picture brings the port that its texts go back through. */
addEventListener('message', ({ data, ports: [answer] }: MessageEvent<Rgba>) => {
  answer?.postMessage(readCodes(data, isKey));
});
