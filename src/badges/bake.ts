import {joined, toUtf8} from './encodings.js';
import {badgeElement, chunksOf, isBadgeChunk, keyword, nameSpace, pngMark} from './in-file.js';

/** An SVG with a badge in it; one that was in it before goes. `signed` is a JWT or JSON. */
export function bakeSvg(svg: string, signed: string): string {
  const bare = svg.replace(badgeElement, '').replace(/\sxmlns:openbadges\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  const isJson = signed.startsWith('{');
  // What would end the section stands in two.
  const within = `<![CDATA[${signed.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  const element = isJson
    ? `<openbadges:credential>${within}</openbadges:credential>`
    : `<openbadges:credential verify="${signed}"></openbadges:credential>`;
  const baked = bare.replace(
    /<svg((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*>/,
    (_, attributes: string) => `<svg${attributes} xmlns:openbadges="${nameSpace}">${element}`,
  );
  if (baked === bare) throw new TypeError('This is no SVG that a badge can be put into.');
  return baked;
}

/** A PNG with a badge in it; one that was in it before goes. Not a pixel changes. */
export function bakePng(png: Uint8Array, signed: string): Uint8Array<ArrayBuffer> {
  const chunks = [...chunksOf(png)];
  const [head] = chunks;
  if (head?.name !== 'IHDR') throw new TypeError('This is no PNG that a badge can be put into.');
  const kept = chunks.filter((chunk) => chunk !== head && !isBadgeChunk(chunk));
  const bytes = ({start, end}: {readonly start: number; readonly end: number}) => png.subarray(start, end);
  const text = joined(toUtf8(keyword), Uint8Array.of(0, 0, 0, 0, 0), toUtf8(signed));
  return joined(pngMark, bytes(head), chunkOf('iTXt', text), ...kept.map(bytes));
}

function chunkOf(name: string, data: Uint8Array): Uint8Array {
  const named = joined(toUtf8(name), data);
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(named, 4);
  view.setUint32(data.length + 8, checksum(named));
  return chunk;
}

/** CRC-32 (PNG, annex D). */
function checksum(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
