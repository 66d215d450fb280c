/** Where a key leads in a list of so many, drawn in columns; `undefined` where it leads nowhere. */
export function nextRow(
  key: string,
  from: number,
  {
    total,
    columns,
    page,
    isRtl,
  }: {readonly total: number; readonly columns: number; readonly page: number; readonly isRtl: boolean},
): number | undefined {
  const along = isRtl ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    ArrowRight: columns > 1 ? along : 0,
    ArrowLeft: columns > 1 ? -along : 0,
    PageDown: page * columns,
    PageUp: -page * columns,
    Home: -total,
    End: total,
  };
  const step = steps[key];
  if (!step || total === 0) return undefined;
  const isLeap = Math.abs(step) > columns;
  const to = from + step;
  // Down from the last but one line lands on the last member, not nowhere.
  if (isLeap || key === 'ArrowDown') return Math.max(0, Math.min(total - 1, to));
  return to < 0 || to >= total ? undefined : to;
}
