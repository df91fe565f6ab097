const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

/** A line that is one web address becomes a link; addresses inside of a sentence stay text: people may have put them there. */
const lineHtml = (line: string): string =>
  /^https?:\/\/[\x21-\x7e]+$/.test(line) ? `<a href="${escape(line)}">${escape(line)}</a>` : escape(line);

/**
 * The HTML part of a mail, made of its text: paragraphs and links, nothing else. Everything is escaped here and only
 * here, so no text of a mail can become markup (PORTAL G13).
 */
export function mailHtml(subject: string, body: string): string {
  const paragraphs = body
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineHtml).join('<br>')}</p>`);
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escape(subject)}</title></head><body>${paragraphs.join('')}</body></html>`;
}
