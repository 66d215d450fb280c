/** Resolves when the condition holds; fails when it does not for four seconds. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 4_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Still not so: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
