import { failure, success, type Result } from '../../shared/result.ts';

/** PORTAL K6: no form of ours comes near these. */
const maxBodyBytes = 16 * 1024;
const maxFields = 32;

/** Line ends and tabs are typed by people; the others are not. */
const controlCharacter = /(?![\t\r\n])\p{Cc}/u;

export type FormFault = 'not-a-form' | 'too-large' | 'malformed';

/** A posted form. A repeated field is not a value: `code=a&code=b` reads as malformed, never as one of them. */
export class Form {
  readonly #fields: URLSearchParams;

  constructor(fields: URLSearchParams) {
    this.#fields = fields;
  }

  /** The field's text, '' when it is absent, undefined when it is there twice. */
  text(name: string): string | undefined {
    const values = this.#fields.getAll(name);
    return values.length > 1 ? undefined : (values[0] ?? '');
  }

  isChecked(name: string): boolean {
    return this.text(name) === 'on';
  }
}

/** Reads at most `maxBodyBytes`, whatever Content-Length says. */
async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Only what an HTML form sends is read; control characters (PostgreSQL refuses NUL) are refused here for all fields. */
export async function readForm(request: Request): Promise<Result<Form, FormFault>> {
  const [contentType = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (contentType.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return failure('not-a-form');
  const body = await readBody(request);
  if (body === undefined) return failure('too-large');
  const fields = new URLSearchParams(Buffer.from(body).toString('utf8'));
  if (fields.size > maxFields) return failure('too-large');
  const isClean = [...fields.values()].every((value) => !controlCharacter.test(value));
  return isClean ? success(new Form(fields)) : failure('malformed');
}
