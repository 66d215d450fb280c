import {CommunityError} from '../../../src/model/errors.js';

/** A request that cannot be read at all, which HTTP tells apart from one that is wrong. */
export class Unreadable extends Error {
  constructor(
    readonly status: 400 | 411 | 415,
    message: string,
  ) {
    super(message);
  }
}

/** The JSON of a request: no larger and no deeper than allowed. */
export async function readBody(request: Request, most: number, depth: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type))
    throw new Unreadable(415, `Send JSON, and say so: content-type: application/json, not “${type.slice(0, 100)}”.`);
  const text = await readText(request, most);
  const value = parsed(text);
  if (isDeeper(value, depth))
    throw new CommunityError('invalid', `The body nests deeper than ${depth} levels. Flatten it.`, {
      fields: {body: `At most ${depth} levels.`},
    });
  return value;
}

async function readText(request: Request, most: number): Promise<string> {
  const tooLarge = () =>
    new CommunityError('too-large', `The body may have ${most} bytes at most. Send less, or in several requests.`);
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  if (!request.body) return '';
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > most) throw tooLarge();
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(Buffer.concat(pieces));
  } catch {
    throw new Unreadable(400, 'The body is not UTF-8.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Unreadable(400, `The body is no JSON: ${(error as Error).message}`);
  }
}

/** Level by level, for what nests thousands deep would exhaust the stack. */
function isDeeper(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}
