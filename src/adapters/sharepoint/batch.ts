import type {Ask} from './session.js';

/** The answer to one request of a batch. */
export interface Part {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: unknown;
}

/** SharePoint takes so many requests in one batch. */
export const mostOfBatch = 100;

/** Writes several requests as one `multipart/mixed`: reads stand by themselves, writes in a change set, which undoes nothing. */
export function writeBatch(asks: readonly Ask[], api: string, accept: string, id: string): string {
  const lines: string[] = [];
  let set: string | undefined;
  const end = () => {
    if (set !== undefined) lines.push(`--${set}--`, '');
    set = undefined;
  };
  for (const [index, {method = 'GET', path, body, etag}] of asks.entries()) {
    if (method === 'GET') {
      end();
      lines.push(`--batch_${id}`);
    } else if (set === undefined) {
      set = `changeset_${id}_${index}`;
      lines.push(`--batch_${id}`, `Content-Type: multipart/mixed; boundary="${set}"`, '', `--${set}`);
    } else lines.push(`--${set}`);
    lines.push('Content-Type: application/http', 'Content-Transfer-Encoding: binary', '');
    lines.push(`${method} ${api}${path} HTTP/1.1`, `Accept: ${accept}`);
    if (etag !== undefined) lines.push(`If-Match: ${etag}`);
    if (body !== undefined) lines.push('Content-Type: application/json');
    lines.push('', ...(body === undefined ? [] : [JSON.stringify(body)]), '');
  }
  end();
  lines.push(`--batch_${id}--`, '');
  return lines.join('\r\n');
}

/** Reads the answers of a batch, in the order of its requests. */
export function readBatch(text: string): readonly Part[] {
  const plain = text.replaceAll('\r\n', '\n');
  const boundary = /^--\S+/.exec(plain)?.[0];
  if (boundary === undefined) return [];
  return plain.split(`${boundary}\n`).flatMap((part) => {
    const found = /(?:^|\n)HTTP\/1\.1 (\d{3})[^\n]*\n((?:[^\n]+\n)*)\n([^]*)$/.exec(part);
    if (!found) return [];
    const [, status, headers = '', rest = ''] = found;
    const body = rest.replace(new RegExp(`\\n?${boundary}--\\n*$`), '').trim();
    return [{status: Number(status), etag: /^etag:\s*(.*)$/im.exec(headers)?.[1], body: parsed(body)}];
  });
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
