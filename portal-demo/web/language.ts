import { getCookie, setCookie } from 'hono/cookie';
import type { MiddlewareHandler } from 'hono';
import { isLanguage, languages, textsOf, type Language } from '../locales/languages.ts';
import type { PortalEnv } from './request.ts';

const cookie = '__Host-language';
const yearSeconds = 365 * 24 * 3600;

/** RFC 9110 §12.5.4: the wanted languages with weights; the heaviest one we have wins, the first of equals. */
export function fromAcceptLanguage(header: string): Language {
  const wanted = header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().split(';');
      const weight = parameters
        .map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1])
        .find((q) => q !== undefined);
      return { language: range.trim().toLowerCase().split('-')[0], weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => language).find(isLanguage) ?? languages[0];
}

/** The switch (`?language=cs`) wins and is remembered, then the remembered choice, then the browser's wish. */
export const chooseLanguage: MiddlewareHandler<PortalEnv> = async (c, next) => {
  const switched = c.req.query('language');
  const chosen = [switched, getCookie(c, cookie)].find(isLanguage);
  const language = chosen ?? fromAcceptLanguage(c.req.header('accept-language') ?? '');
  if (isLanguage(switched)) {
    setCookie(c, cookie, switched, {
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: yearSeconds,
    });
  }
  c.set('language', language);
  c.set('texts', textsOf[language]);
  await next();
};
