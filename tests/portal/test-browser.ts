import { Window } from 'happy-dom';

const parser = new new Window().DOMParser();
type HtmlDocument = ReturnType<typeof parser.parseFromString>;

/** What came back, read as a person or a browser reads it. */
export class Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  #document: HtmlDocument | undefined;

  constructor(response: Response, text: string) {
    this.status = response.status;
    this.headers = response.headers;
    this.text = text;
  }

  get location(): string | null {
    return this.headers.get('location');
  }

  get document(): HtmlDocument {
    return (this.#document ??= parser.parseFromString(this.text, 'text/html'));
  }

  get title(): string {
    return this.document.querySelector('h1')?.textContent ?? '';
  }

  /** Everything the page complains about. */
  get complaints(): string {
    return [...this.document.querySelectorAll('.message.bad, .field-error')]
      .map((part) => part.textContent)
      .join('\n');
  }

  /** The otpauth link of a page that shows a key. */
  get keyLink(): string {
    const link = /href="(otpauth:[^"]+)"/.exec(this.text)?.[1];
    if (link === undefined) throw new Error(`No key on the page “${this.title}” (${this.status}).`);
    return link.replaceAll('&amp;', '&');
  }

  /** What a browser would send for the form that posts to `action`, with nothing typed. */
  formFields(action: string): Record<string, string> {
    const form = this.document.querySelector(`form[action="${action}"]`);
    if (form === null) throw new Error(`No form for ${action} on the page “${this.title}” (${this.status}).`);
    const fields: Record<string, string> = {};
    for (const input of form.querySelectorAll('input')) {
      const isChoice = input.type === 'checkbox' || input.type === 'radio';
      if (!isChoice || input.hasAttribute('checked')) {
        fields[input.name] = input.type === 'checkbox' ? 'on' : (input.getAttribute('value') ?? '');
      }
    }
    return fields;
  }
}

type Send = (request: Request) => Response | Promise<Response>;

/** A browser without JavaScript: keeps cookies, fills forms, follows redirects when told to. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #send: Send;
  readonly #origin: string;
  page: Page | undefined;

  constructor(send: Send, origin: string) {
    this.#send = send;
    this.#origin = origin;
  }

  /** Another browser with the same cookies: what a thief of them would have. */
  clone(): TestBrowser {
    const copy = new TestBrowser(this.#send, this.#origin);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    copy.page = this.page;
    return copy;
  }

  /** Any request, with this browser's cookies; the page is not kept. */
  async request(path: string, init: RequestInit = {}): Promise<Page> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0 && !headers.has('cookie')) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await this.#send(new Request(this.#origin + path, { ...init, headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return new Page(response, await response.text());
  }

  async open(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return (this.page = await this.request(path, { headers }));
  }

  /** Sends any form body from an own page. */
  post(path: string, body: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.request(path, {
      method: 'POST',
      body,
      headers: { origin: this.#origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  }

  /**
   * Fills the form that posts to `action`, opening the page that holds it (its own address) when it isn't shown, and
   * sends it. Follows one redirect, so that `page` is what the person sees.
   */
  async submit(action: string, typed: Record<string, string>): Promise<Page> {
    const holds = this.page?.document.querySelector(`form[action="${action}"]`);
    const shown = holds ? this.page : await this.open(action);
    const fields = { ...shown?.formFields(action), ...typed };
    const answer = await this.post(action, new URLSearchParams(fields).toString());
    this.page = answer.location === null ? answer : await this.request(answer.location);
    return answer;
  }

  get visitId(): string {
    return this.cookies.get('__Host-visit') ?? '';
  }

  /** Is this browser logged in? */
  async isLoggedIn(): Promise<boolean> {
    return (await this.request('/account/customer')).status === 200;
  }
}
