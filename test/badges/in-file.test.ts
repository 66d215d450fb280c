import {expect} from '@open-wc/testing';

import {bakePng, bakeSvg} from '../../src/badges/bake.js';
import {fromBase58, fromBase64Url, fromUtf8, toBase58, toBase64Url, toUtf8} from '../../src/badges/encodings.js';
import {emblemSvg} from '../../src/badges/figure.js';
import {badgeIn, chunksOf} from '../../src/badges/in-file.js';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpZCI6IjEifQ.c2lnbmF0dXJl';
const json = JSON.stringify({type: ['VerifiableCredential'], name: 'a ]]> b & <c> "d" é 𝔘'});

/** A picture as a browser writes it. */
async function png(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [8, 4];
  const paint = canvas.getContext('2d')!;
  paint.fillStyle = '#873f3b';
  paint.fillRect(2, 1, 4, 2);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new Uint8Array(await blob!.arrayBuffer());
}

async function pixels(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  const paint = canvas.getContext('2d')!;
  paint.drawImage(bitmap, 0, 0);
  return paint.getImageData(0, 0, bitmap.width, bitmap.height).data.join();
}

describe('a badge in a file', () => {
  for (const [form, signed] of [
    ['a JWT', jwt],
    ['JSON', json],
  ] as const) {
    it(`is found as ${form}, by itself and in an SVG`, async () => {
      expect(await badgeIn(toUtf8(` ${signed}\n`))).to.equal(signed);
      const baked = bakeSvg(emblemSvg({id: 'b-helper', level: 'third'}), signed);
      expect(await badgeIn(toUtf8(baked))).to.equal(signed);
      // It is still a drawing that any parser of XML reads.
      const read = new DOMParser().parseFromString(baked, 'image/svg+xml');
      expect(read.querySelector('parsererror')).to.equal(null);
      expect(read.getElementsByTagNameNS('https://purl.imsglobal.org/ob/v3p0', 'credential').length).to.equal(1);
      expect(await badgeIn(toUtf8(new XMLSerializer().serializeToString(read)))).to.equal(signed);
    });

    it(`is found as ${form} in a PNG, of which no pixel changes`, async () => {
      const picture = await png();
      const baked = bakePng(picture, signed);
      expect(await badgeIn(baked)).to.equal(signed);
      expect(await pixels(baked)).to.equal(await pixels(picture));
    });
  }

  it('takes the place of one that was there before', async () => {
    const svg = bakeSvg(bakeSvg(emblemSvg({id: 'b'}), json), jwt);
    expect(svg.match(/<openbadges:credential/g)).to.have.length(1);
    expect(await badgeIn(toUtf8(svg))).to.equal(jwt);
    const baked = bakePng(bakePng(await png(), json), jwt);
    expect([...chunksOf(baked)].filter(({name}) => name === 'iTXt')).to.have.length(1);
    expect(await badgeIn(baked)).to.equal(jwt);
  });

  it('is found under whatever prefix, quoted in whatever way, and not in a comment', async () => {
    const svg = (inner: string) =>
      toUtf8(
        `<?xml version="1.0"?><!-- <svg> --><svg xmlns='http://www.w3.org/2000/svg' xmlns:ob='https://purl.imsglobal.org/ob/v3p0'>${inner}<g/></svg>`,
      );
    expect(await badgeIn(svg(`<ob:credential verify='${jwt}'/>`))).to.equal(jwt);
    expect(await badgeIn(svg('<ob:credential>{&quot;a&quot;:&#34;&#x62;&amp;&quot;}</ob:credential>'))).to.equal(
      '{"a":"b&"}',
    );
    expect(await badgeIn(svg(`<!-- <ob:credential verify="${jwt}"/> -->`))).to.equal(undefined);
    expect(await badgeIn(svg(`<other:credential verify="${jwt}"/>`))).to.equal(undefined);
  });

  it('is not where there is none', async () => {
    const picture = await png();
    for (const bytes of [
      new Uint8Array(),
      toUtf8('Hello'),
      toUtf8('<svg></svg>'),
      picture,
      picture.subarray(0, 20),
      Uint8Array.of(0xff, 0xfe),
    ])
      expect(await badgeIn(bytes)).to.equal(undefined);
    expect(() => bakePng(toUtf8('Hello'), jwt)).to.throw(TypeError);
    expect(() => bakeSvg('Hello', jwt)).to.throw(TypeError);
  });

  it('is as long as a file may be cut short, and nothing is found in half of one', async () => {
    const baked = bakePng(await png(), jwt);
    for (let length = 0; length < baked.length; length++) {
      const found = await badgeIn(baked.subarray(0, length));
      expect(found === undefined || found === jwt).to.equal(true);
    }
  });
});

describe('encodings', () => {
  it('come back as they were', () => {
    for (let length = 0; length < 80; length++) {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      if (length % 3 === 0) bytes.fill(0, 0, 2);
      expect(fromBase64Url(toBase64Url(bytes))).to.deep.equal(bytes);
      expect(fromBase58(toBase58(bytes))).to.deep.equal(bytes);
    }
    expect(fromUtf8(toUtf8('é 𝔘'))).to.equal('é 𝔘');
  });

  it('are written in the one way there is', () => {
    // The last letter has bits that say nothing.
    expect(fromBase64Url('AA')).to.deep.equal(Uint8Array.of(0));
    for (const text of ['AB', 'A', 'AA==', 'A+', 'é']) expect(fromBase64Url(text)).to.equal(undefined);
    for (const text of ['0', 'O', 'l', 'I', ' ', '1'.repeat(1_001)]) expect(fromBase58(text)).to.equal(undefined);
  });
});
