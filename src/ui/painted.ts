/** Settles when what was drawn is on the screen and the next frame begins; soon where a page is hidden and draws nothing. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    setTimeout(resolve, 200);
  });
}
