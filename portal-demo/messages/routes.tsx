import { Hono } from 'hono';
import type { VNode } from 'preact';
import { formatInstant } from '../locales/instant.ts';
import type { Ports } from '../ports.ts';
import { showPage } from '../web/page.tsx';
import type { PortalEnv } from '../web/request.ts';
import { useView } from '../web/view.ts';
import { newestMessages, type Message } from './store.ts';

function MessageList({ intro, messages }: { intro: string; messages: readonly Message[] }): VNode {
  const { texts, language } = useView();
  return (
    <>
      <p>{intro}</p>
      {messages.length === 0 && <p>{texts.messages.empty}</p>}
      {messages.map(({ subject, recipient, sentAt, body }) => (
        <article class="box mail">
          {subject !== '' && <h2>{subject}</h2>}
          <span class="recipient">
            {texts.messages.to}: {recipient}
          </span>{' '}
          <time datetime={sentAt.toISOString()}>{formatInstant(sentAt, language)}</time>
          <pre>{body}</pre>
        </article>
      ))}
      <p>
        <a href="/">{texts.messages.backToPortal}</a>
      </p>
    </>
  );
}

/** The demo's inbox and phone. Mounted in demo mode only: they show everybody's messages to anybody. */
export function messageRoutes({ database }: Ports): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  routes.get('/inbox', async (c) => {
    const { inboxTitle, inboxIntro } = c.get('texts').messages;
    const messages = await newestMessages(database, 'mail');
    return showPage(c, { title: inboxTitle }, <MessageList intro={inboxIntro} messages={messages} />);
  });

  routes.get('/phone', async (c) => {
    const { phoneTitle, phoneIntro } = c.get('texts').messages;
    const messages = await newestMessages(database, 'sms');
    return showPage(c, { title: phoneTitle }, <MessageList intro={phoneIntro} messages={messages} />);
  });

  return routes;
}
