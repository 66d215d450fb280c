import {refusals} from './errors.js';

/** One request of a `$batch`. */
export interface Part {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** SharePoint takes so many requests in one. */
const most = 100;

/** Reads the requests of a batch, those in change sets too, in their order. */
export function partsOf(text: string, contentType: string): readonly Part[] {
  const parts = [...requests(text, boundaryOf(contentType))];
  if (parts.length > most) throw refusals.badQuery('$batch');
  return parts;
}

function* requests(text: string, boundary: string): Iterable<Part> {
  // What stands before the first boundary, and after the closing one, is nothing.
  for (const raw of text.replaceAll('\r\n', '\n').split(`--${boundary}`).slice(1, -1)) {
    const [head, body] = cut(raw.replace(/^\n/, ''));
    const headers = headersOf(head);
    const type = headers.get('content-type') ?? '';
    if (type.startsWith('multipart/')) yield* requests(body, boundaryOf(type));
    else yield requestOf(body);
  }
}

function requestOf(text: string): Part {
  const [first = ''] = text.split('\n', 1);
  const [, method, url] = /^(\S+) (\S+) HTTP\/1\.1$/.exec(first.trim()) ?? [];
  if (!method || !url) throw refusals.badQuery(first);
  const [head, body] = cut(text.slice(first.length + 1));
  return {method, url, headers: headersOf(head), body: body.trim()};
}

function cut(text: string): [string, string] {
  if (text.startsWith('\n')) return ['', text.slice(1)];
  const end = text.indexOf('\n\n');
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)];
}

function headersOf(text: string): Headers {
  const headers = new Headers();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  return headers;
}

function boundaryOf(contentType: string): string {
  const [, boundary] = /boundary="?([^";\s]+)"?/.exec(contentType) ?? [];
  if (!boundary) throw refusals.badQuery('$batch');
  return boundary;
}

/** Writes the answers of a batch: in one row, whatever change sets there were. */
export async function writeParts(answers: readonly Response[], boundary: string): Promise<string> {
  const texts = await Promise.all(
    answers.map(async (answer) => {
      const etag = answer.headers.get('etag');
      const lines = [
        `--${boundary}`,
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        `HTTP/1.1 ${answer.status} ${answer.statusText}`,
        `CONTENT-TYPE: ${answer.headers.get('content-type') ?? 'application/json'}`,
        ...(etag === null ? [] : [`ETAG: ${etag}`]),
        '',
        await answer.text(),
        '',
      ];
      return lines.join('\r\n');
    }),
  );
  return `${texts.join('')}--${boundary}--\r\n`;
}
