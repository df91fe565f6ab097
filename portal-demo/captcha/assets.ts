import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import widgetStyle from '../../node_modules/altcha/dist/external/altcha.css?raw';
import widget from '../../node_modules/altcha/dist/external/altcha.min.js?raw';
import czech from '../../node_modules/altcha/dist/i18n/cs.js?raw';
import worker from '../../node_modules/altcha/dist/workers/pbkdf2.js?raw';
import ownStyle from './captcha.css?raw';
import { algorithm } from './question.ts';

const addressOf = (name: string, ending: string, content: string): string =>
  `/static/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;

const style = `${widgetStyle}\n${ownStyle}`;

const workerPath = addressOf('captcha-worker', 'js', worker);
/** The widget would make its workers from text, which our policy forbids: it is given the address of one. */
const setUp = `globalThis.$altcha.algorithms.set('${algorithm}', () => new Worker('${workerPath}'));\n`;

const widgetPath = addressOf('captcha', 'js', widget);
const czechPath = addressOf('captcha-cs', 'js', czech);
const setUpPath = addressOf('captcha-set-up', 'js', setUp);

/** Addresses change with their content. Scripts in the order in which they must run. */
export const stylePath = addressOf('captcha', 'css', style);
export const scriptPaths: readonly string[] = [widgetPath, czechPath, setUpPath];

const kept = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const javascript = { ...kept, 'Content-Type': 'text/javascript; charset=utf-8' };

/** The widget, its worker and its texts, all from here: nothing of it is fetched from elsewhere. */
export const captchaFiles = new Hono()
  .get(widgetPath, (c) => c.body(widget, 200, javascript))
  .get(czechPath, (c) => c.body(czech, 200, javascript))
  .get(setUpPath, (c) => c.body(setUp, 200, javascript))
  // A worker has a policy of its own: it computes, and reaches nobody.
  .get(workerPath, (c) =>
    c.body(worker, 200, { ...javascript, 'Content-Security-Policy': "default-src 'none'" }),
  )
  .get(stylePath, (c) => c.body(style, 200, { ...kept, 'Content-Type': 'text/css; charset=utf-8' }));
