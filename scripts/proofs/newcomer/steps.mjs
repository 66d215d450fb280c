/** The numbers of the steps in a text, in its order. */
export function stepsIn(text, pattern) {
  return [...text.matchAll(pattern)].map(([, number]) => Number(number));
}
