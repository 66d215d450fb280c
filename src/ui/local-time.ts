/** An instant as a field for a local date and time has it: the reader's clock, to the minute. */
export function localTime(instant: string | number = Date.now()): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The day it is where the reader is, as a plain date. */
export function today(): string {
  return localTime().slice(0, 10);
}
