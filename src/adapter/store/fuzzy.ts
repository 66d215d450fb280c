/** Shorter words have too many neighbours, longer ones are no words. */
const [shortest, longest] = [4, 32];

/**
 * A pattern for what somebody meant who typed one letter wrong, left one out, put one in, or swapped two.
 *
 * It begins at a word, with the right letter or the two first ones swapped. A short word must be meant whole; a longer one may go on.
 */
export function oneErrorAway(word: string): RegExp | undefined {
  const letters = [...word];
  if (letters.length < shortest || letters.length > longest) return undefined;
  const from = (index: number) => letters.slice(index).map(literal).join('');
  let pattern = '';
  for (let index = letters.length - 1; index > 0; index--) {
    const others = [`[^ \\n]${from(index + 1)}`, `[^ \\n]${from(index)}`, from(index + 1)];
    if (index + 1 < letters.length)
      others.push(literal(letters[index + 1]!) + literal(letters[index]!) + from(index + 2));
    pattern = `(?:${literal(letters[index]!)}${pattern}|${others.join('|')})`;
  }
  const [first, second] = [literal(letters[0]!), literal(letters[1]!)];
  const end = letters.length === shortest ? '(?=[ \\n]|$)' : '';
  return new RegExp(` (?:${first}${pattern}|${second}${first}${from(2)})${end}`, 'u');
}

function literal(letter: string): string {
  return /[+#]/.test(letter) ? `\\u{${letter.codePointAt(0)!.toString(16)}}` : letter;
}
