import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import base from './style/base.css?raw';
import controls from './style/controls.css?raw';
import frame from './style/frame.css?raw';
import keyCard from './style/key-card.css?raw';
import log from './style/log.css?raw';
import icon from './icon.svg?raw';

const stylesheet = [base, frame, controls, keyCard, log].join('\n');

/** The address changes with the content, so a browser may keep the file for good. */
const addressOf = (name: string, ending: string, content: string): string =>
  `/static/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;

export const stylesheetPath = addressOf('portal', 'css', stylesheet);
export const iconPath = addressOf('icon', 'svg', icon);

const kept = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Needs neither a visit nor a language. */
export const staticFiles = new Hono()
  .get(stylesheetPath, (c) => c.body(stylesheet, 200, { ...kept, 'Content-Type': 'text/css; charset=utf-8' }))
  .get(iconPath, (c) => c.body(icon, 200, { ...kept, 'Content-Type': 'image/svg+xml' }));
