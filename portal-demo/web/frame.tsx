import type { ComponentChildren, VNode } from 'preact';
import { brandName } from '../brand.ts';
import { languages, textsOf } from '../locales/languages.ts';
import { ActionForm } from './parts.tsx';
import { stylesheetPath, iconPath } from './static.ts';
import { useView } from './view.ts';

export interface FrameProps {
  readonly title: string;
  /** Says in the title that something must be corrected: screen readers read the title first. */
  readonly hasError?: boolean;
  /** The signed-in person; without it there are no account menus. */
  readonly signedInAs?: string;
  readonly children: ComponentChildren;
}

function Brand(): VNode {
  const { frame } = useView().texts;
  return (
    <a class="brand" href="/">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <g fill="currentColor">
          <ellipse cx="16" cy="8" rx="4.2" ry="6.4" />
          <ellipse cx="16" cy="8" rx="4.2" ry="6.4" transform="rotate(72 16 16)" />
          <ellipse cx="16" cy="8" rx="4.2" ry="6.4" transform="rotate(144 16 16)" />
          <ellipse cx="16" cy="8" rx="4.2" ry="6.4" transform="rotate(216 16 16)" />
          <ellipse cx="16" cy="8" rx="4.2" ry="6.4" transform="rotate(288 16 16)" />
        </g>
      </svg>
      <span>
        <strong>{brandName}</strong>
        <small>{frame.brandSubtitle}</small>
      </span>
    </a>
  );
}

function MenuLink({ href, children }: { href: string; children: string }): VNode {
  const { path } = useView();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <a href={href} aria-current={path === href ? 'page' : isHere ? 'true' : undefined}>
      {children}
    </a>
  );
}

function AccountBar({ name }: { name: string }): VNode {
  const { frame } = useView().texts;
  return (
    <div class="account-bar">
      <nav aria-label={frame.myAccount} class="top-menu">
        <span aria-hidden="true">{frame.myAccount} ›</span>
        <a href="/account/customer" aria-current="true">
          {frame.customer}
        </a>
      </nav>
      <div class="who">
        <span>
          {frame.signedInAs} <strong>{name}</strong>
        </span>
        <ActionForm action="/logout" class="inline">
          <button class="quiet">{frame.logOut}</button>
        </ActionForm>
      </div>
    </div>
  );
}

function Footer(): VNode {
  const { language: current, path, isDemo, texts } = useView();
  return (
    <footer>
      <nav aria-label={texts.frame.language} class="languages">
        {languages.map((language) => (
          <a
            href={`${path}?language=${language}`}
            lang={language}
            hreflang={language}
            aria-current={language === current ? 'true' : undefined}
          >
            {textsOf[language].languageName}
          </a>
        ))}
      </nav>
      <p>
        <a href="/help">{texts.help.menu}</a> · <a href="/support">{texts.support.title}</a>
      </p>
      {isDemo && (
        <p>
          {texts.frame.demoNote} <a href="/inbox">{texts.frame.demoInbox}</a> ·{' '}
          <a href="/phone">{texts.frame.demoPhone}</a>
        </p>
      )}
    </footer>
  );
}

/** The whole document around a page's content. */
export function Frame({ title, hasError = false, signedInAs, children }: FrameProps): VNode {
  const { language, texts, isStaff } = useView();
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${hasError ? texts.frame.errorTitlePrefix : ''}${title} – ${brandName}`}</title>
        <link rel="stylesheet" href={stylesheetPath} />
        <link rel="icon" href={iconPath} type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">
          {texts.frame.skipToContent}
        </a>
        <header>
          <Brand />
          {signedInAs !== undefined && <AccountBar name={signedInAs} />}
        </header>
        <div class={signedInAs === undefined ? 'page' : 'page with-menu'}>
          {signedInAs !== undefined && (
            <nav aria-label={texts.frame.customer} class="left-menu">
              <MenuLink href="/account/customer">{texts.frame.customer}</MenuLink>
              <MenuLink href="/account/security">{texts.frame.accountSecurity}</MenuLink>
              <MenuLink href="/account/history">{texts.history.title}</MenuLink>
              {isStaff && <MenuLink href="/staff">{texts.support.staffMenu}</MenuLink>}
            </nav>
          )}
          <main id="content">
            <h1>{title}</h1>
            {children}
          </main>
        </div>
        <Footer />
      </body>
    </html>
  );
}
