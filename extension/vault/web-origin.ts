import { refined, text, type Shape } from '../../shared/shape.ts';

/**
 * The origin of a web page, as `location.origin` spells it: `https://example.com`, `http://localhost:8080`.
 * Nothing else can be bound: all files and all sandboxed documents share the one origin `null`.
 */
export const webOrigin: Shape<string> = refined(text, (origin) => {
  const isWeb = /^https?:\/\//.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
  return isWeb ? origin : undefined;
});
