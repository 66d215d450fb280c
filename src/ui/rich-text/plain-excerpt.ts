/**
 * The first words of a Markdown text without its marks, for one line or two where the parser is not worth waiting for.
 *
 * An excerpt for the eye: it is drawn as text, so nothing in it can do anything.
 */
export function plainExcerpt(text: string, length = 200): string {
  // Marks take room: a few times the length is enough to read.
  const words = text
    .slice(0, length * 4 + 200)
    .replace(/^ {0,3}(?:```|~~~).*$/gm, '')
    .replace(/^ {0,3}\[[^\]\n]{1,200}\]: .*$/gm, '')
    .replace(/^[ \t]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)[ \t]+)+/gm, '')
    .replace(/^[ \t]*\[[ xX]\][ \t]+/gm, '')
    .replace(/^[ \t|:=*_-]{3,}$/gm, '');
  return shortened(withoutMarks(words), length);
}

/** Words in one line, without what makes them strong, links or code. */
export function withoutMarks(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/!?\[([^[\]\n]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^[\]\n]{0,200}\])/g, '$1')
    .replace(/ ?(?:<br ?\/?>|\|) ?/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])|\*{1,3}|~~|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Cut between words where there is a space not far back, and never within a character. */
function shortened(words: string, length: number): string {
  if (words.length <= length) return words;
  const cut = words.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${(space > length * 0.6 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')}…`;
}
