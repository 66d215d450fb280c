/** Letters that no language uses, in place of what is drawn. */
const start = 0xe000;

/** A phrase some of whose facts are drawn, not written: every language puts them where it wants them. */
export function woven(phrase: (...facts: string[]) => string, ...drawn: readonly unknown[]): readonly unknown[] {
  const marks = drawn.map((_, index) => String.fromCharCode(start + index));
  return phrase(...marks)
    .split(/([\ue000-\ue00f])/)
    .map((piece) => (marks.includes(piece) ? drawn[marks.indexOf(piece)] : piece));
}
