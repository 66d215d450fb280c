/** Letters that Unicode does not take apart. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** Small letters without accents, as people type them: `Łukasz Åström` becomes `lukasz astrom`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most text is plain, and a plain text is done.
  if (!/[^ -~\s]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłħı]/g, (letter) => letters[letter]!);
}

/** The words of a text, folded, one space before each: ` c# kubernetes`. */
export function words(text: string): string {
  const folded = fold(text);
  const parts = /[^ -~\s]/.test(folded)
    ? folded.replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    : folded.replace(/[^a-z0-9+#]+/g, ' ');
  const trimmed = parts.trim();
  return trimmed && ` ${trimmed}`;
}
