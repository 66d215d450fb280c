/** The text of a file, and how it was written. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/** Reads what spreadsheets and editors write: UTF-8, UTF-16 with or without its mark, else Windows-1252, which anything fits. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return {text: decode('utf-16le', bytes), encoding: 'UTF-16'};
  if (first === 0xfe && second === 0xff) return {text: decode('utf-16be', bytes), encoding: 'UTF-16'};
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return {text: decode(unmarked, bytes), encoding: 'UTF-16'};
  try {
    return {text: new TextDecoder('utf-8', {fatal: true}).decode(bytes), encoding: 'UTF-8'};
  } catch {
    return {text: decode('windows-1252', bytes), encoding: 'Windows-1252'};
  }
}

/** Latin text in UTF-16 has a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 200);
  if (start.length < 4) return undefined;
  const zeros = (from: number) => start.filter((byte, index) => index % 2 === from && byte === 0).length;
  if (zeros(1) > start.length * 0.4 && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > start.length * 0.4 && zeros(1) === 0 ? 'utf-16be' : undefined;
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** A word as names are compared: without accents, capitals, and marks between. `Prénom` and `prenom` are one. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A text as an id: `Đà Nẵng Office` is `da-nang-office`. */
export function slug(text: string): string {
  return plain(text)
    .replaceAll('đ', 'd')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll(' ', '-');
}

/** Several values of one cell: apart by semicolons, strokes or new lines; by commas only where nothing else parts them. */
export function valuesOf(cell: string): readonly string[] {
  const mark = /[;|\n]/.test(cell) ? /[;|\n]/ : /,/;
  return [
    ...new Set(
      cell
        .split(mark)
        .map((value) => value.trim())
        .filter(Boolean),
    ),
  ];
}
