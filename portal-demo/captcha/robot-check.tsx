import { h, type VNode } from 'preact';
import type { PortalContext } from '../web/request.ts';
import { contentSecurityPolicy } from '../web/security-headers.ts';
import { useView } from '../web/view.ts';
import { scriptPaths, stylePath } from './assets.ts';

/** Name of the form field with the answer. */
export const captchaField = 'captcha';

const configuration = JSON.stringify({ humanInteractionSignature: false, hideLogo: true, hideFooter: true });

/** The only pages of the portal that run scripts: they may load ours, and start our worker. */
export function allowRobotCheck(c: PortalContext): void {
  c.header('Content-Security-Policy', contentSecurityPolicy("script-src 'self'", "worker-src 'self'"));
}

/** The box "I'm not a robot". The page that shows it must call `allowRobotCheck`. */
export function RobotCheck({ question, error }: { question: string; error?: string | undefined }): VNode {
  const { texts, language } = useView();
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <link rel="stylesheet" href={stylePath} />
      {scriptPaths.map((src) => (
        <script type="module" src={src} />
      ))}
      {error !== undefined && (
        <p id="captcha-error" class="field-error">
          {error}
        </p>
      )}
      {h('altcha-widget', { challenge: question, name: captchaField, language, configuration })}
      <noscript>
        <p class="hint">{texts.captcha.needsJavaScript}</p>
      </noscript>
    </div>
  );
}
