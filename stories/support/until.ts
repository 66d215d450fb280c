/** Looks again until something is seen; fails with what was looked for. */
export async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (let turn = 0; turn < 200; turn++) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Not seen: ${String(look)}`);
}
