/** A day that exists, as `2026-12-31`, from the numbers of its parts. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** A date that was written in a form only one reading fits: `2026-3-1`, `2026/03/01`, `31.12.2026`, `12/31/2026`. */
export function isoDate(value: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value) ?? [];
  if (year) return dayOf(Number(year), Number(month), Number(day));
  const [, first, mark, second, last] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(value) ?? [];
  if (!last) return undefined;
  // With dots the day stands first everywhere; with a stroke only a number above twelve tells.
  if (mark === '.' || (mark === '/' && Number(first) > 12)) return dayOf(Number(last), Number(second), Number(first));
  return mark === '/' && Number(second) > 12 ? dayOf(Number(last), Number(first), Number(second)) : undefined;
}
