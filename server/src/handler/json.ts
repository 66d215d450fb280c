import type {Limits} from './options.js';
import {invalid, Refusal, unreadable} from './refusal.js';

/** Names that are part of the language and never of an item. */
const poison = new Set(['__proto__', 'constructor', 'prototype']);

/** The body of a request as JSON; `undefined` for one without. */
export async function readJson(request: Request, limits: Limits): Promise<unknown> {
  const bytes = await readBytes(request, limits.body);
  if (bytes.byteLength === 0) return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new Refusal(415, 'invalid', 'Send the body as JSON, and say so: Content-Type: application/json.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw unreadable('The body is not written in UTF-8. Send it so.');
  }
  return parseJson(text, 'The body', limits);
}

/** A text as JSON that is not too deep and that can be stored. */
export function parseJson(text: string, what: string, {depth}: Limits): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    // What the parser says names a place and some letters around it, nothing of ours.
    throw unreadable(`${what} is broken JSON: ${(cause as Error).message}. Correct it and send it again.`);
  }
  check(value, '', depth, depth);
  return value;
}

/** Can a text be stored as it is? */
export function assertText(value: string, path: string): void {
  if (value.includes('\0')) throw invalid({[path]: 'Leave out the character U+0000: it cannot be kept.'});
  if (/\p{Surrogate}/u.test(value)) throw invalid({[path]: 'This is cut within a character. Send whole characters.'});
}

function check(value: unknown, path: string, left: number, most: number): void {
  if (typeof value === 'string') return assertText(value, path || 'body');
  if (typeof value !== 'object' || value === null) return;
  if (left === 0)
    throw invalid({
      [path.split('.').slice(0, 3).join('.')]: `This is nested deeper than ${most} levels. Make it flatter.`,
    });
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) check(value[index], below(path, String(index)), left - 1, most);
    return;
  }
  for (const name of Object.keys(value)) {
    const inner = below(path, name);
    if (poison.has(name)) throw invalid({[inner]: 'This name is part of the language. Choose another.'});
    assertText(name, inner);
    check((value as Record<string, unknown>)[name], inner, left - 1, most);
  }
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The body of a request as it is, up to so many bytes. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > most) throw tooLarge(most);
  // Node reads exactly as much as was announced.
  if (announced !== null) return new Uint8Array(await request.arrayBuffer());
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(most: number): Refusal {
  const size = most >= 1_048_576 ? `${Math.floor(most / 1_048_576)} MB` : `${Math.floor(most / 1_024)} kB`;
  return new Refusal(413, 'too-large', `A body has at most ${size}. Send less at a time.`);
}
