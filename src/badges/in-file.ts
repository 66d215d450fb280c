import {fromUtf8, toUtf8} from './encodings.js';
import {inflated} from './inflated.js';

/** The mark that a PNG begins with. */
export const pngMark = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
/** Under which a badge stands in a PNG, and the name space of its element in an SVG (Open Badges 3.0, section 5.3). */
export const keyword = 'openbadgecredential';
export const nameSpace = 'https://purl.imsglobal.org/ob/v3p0';

/** The most bytes of a file that is looked at. */
export const mostBytes = 8_000_000;

/** The signed text in a file: a JWT, JSON, or a picture that one was baked into. Nothing where there is none. */
export async function badgeIn(bytes: Uint8Array): Promise<string | undefined> {
  if (bytes.length > mostBytes) return undefined;
  if (isPng(bytes)) return inPng(bytes);
  const text = fromUtf8(bytes)
    ?.replace(/^\uFEFF/, '')
    .trim();
  if (text === undefined || text === '') return undefined;
  if (text.startsWith('<')) return inSvg(text);
  return text.startsWith('{') || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text) ? text : undefined;
}

export function isPng(bytes: Uint8Array): boolean {
  return pngMark.every((byte, index) => bytes[index] === byte);
}

/** A chunk of a PNG: its name, and where it and its data begin and end. */
export interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly data: Uint8Array;
  readonly end: number;
}

export function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = pngMark.length; start + 12 <= bytes.length;) {
    const length = view.getUint32(start);
    const end = start + 12 + length;
    if (end > bytes.length) return;
    const name = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    yield {name, start, data: bytes.subarray(start + 8, end - 4), end};
    if (name === 'IEND') return;
    start = end;
  }
}

/** As it was baked, or as a program left it that wrote the picture anew: some pack the text, or make it another sort of chunk. */
async function inPng(bytes: Uint8Array): Promise<string | undefined> {
  for (const chunk of chunksOf(bytes)) {
    if (!isBadgeChunk(chunk)) continue;
    const {name, data} = chunk;
    const rest = data.subarray(keyword.length + 1);
    if (name === 'tEXt') return fromUtf8(rest)?.trim();
    if (name === 'zTXt') return fromUtf8(await unpacked(rest.subarray(1)))?.trim();
    // Whether it is packed, how, language, 0, keyword in that language, 0, text.
    const language = rest.indexOf(0, 2);
    const translated = rest.indexOf(0, language + 1);
    if (language < 0 || translated < 0) return undefined;
    const text = rest.subarray(translated + 1);
    return fromUtf8(rest[0] === 0 ? text : await unpacked(text))?.trim();
  }
  return undefined;
}

/** Nothing where it is broken, or larger than any badge. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  return (await inflated(bytes, 'deflate', mostBytes)) ?? new Uint8Array();
}

export function isBadgeChunk({name, data}: Chunk): boolean {
  return (
    ['iTXt', 'tEXt', 'zTXt'].includes(name) &&
    data[keyword.length] === 0 &&
    toUtf8(keyword).every((byte, index) => data[index] === byte)
  );
}

/** The element of a badge: an attribute `verify`, or JSON within. */
export const badgeElement =
  /<(?<prefix>[\w.-]+):credential(?=[\s/>])(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?:\/>|>(?<within>[\s\S]*?)<\/\k<prefix>:credential\s*>)/;

/** Read without a parser of XML: a page under a strict policy has none. The prefix is whatever the file calls the name space. */
function inSvg(text: string): string | undefined {
  const visible = text.replace(/<!--[\s\S]*?-->/g, '');
  if (!/<(?:\w+:)?svg[\s>]/.test(visible)) return undefined;
  const {prefix, attributes = '', within = ''} = badgeElement.exec(visible)?.groups ?? {};
  if (prefix === undefined) return undefined;
  const space = new RegExp(`xmlns:${prefix.replaceAll('.', '\\.')}\\s*=\\s*["']([^"']*)["']`).exec(visible)?.[1];
  if (space !== nameSpace) return undefined;
  const verify = /\sverify\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  const jwt = (verify?.[1] ?? verify?.[2])?.trim();
  if (jwt) return jwt;
  const json = plain(within).trim();
  return json === '' ? undefined : json;
}

/** Text as XML means it. */
function plain(xml: string): string {
  return xml.replace(
    /<!\[CDATA\[([\s\S]*?)\]\]>|&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (
      whole,
      data: string | undefined,
      hex: string | undefined,
      decimal: string | undefined,
      name: string | undefined,
    ) => {
      if (data !== undefined) return data;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      if (name === undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return {lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"}[name] ?? whole;
    },
  );
}
