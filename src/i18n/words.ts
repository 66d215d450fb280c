/** A language's own ways with numbers, dates and lists. Formatters are made once: making one costs more than using it. */
export class Words {
  private readonly made = new Map<string, unknown>();

  constructor(readonly language: string) {}

  /** `{one: '# reply', other: '# replies'}`, the form the language wants for this number, which stands for `#`. */
  plural(count: number, forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}>): string {
    const rule = this.keep('plural', () => new Intl.PluralRules(this.language)).select(count);
    return (forms[rule] ?? forms.other).replace('#', this.number(count));
  }

  number(value: number): string {
    return this.keep('number', () => new Intl.NumberFormat(this.language)).format(value);
  }

  list(values: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    return this.keep(`list ${type}`, () => new Intl.ListFormat(this.language, {type})).format(values);
  }

  /** An instant as a day in the reader's zone, or a plain date, which no zone shifts. */
  date(value: string): string {
    const isPlain = value.length === 10;
    const format = this.keep(
      `date ${isPlain}`,
      () => new Intl.DateTimeFormat(this.language, {dateStyle: 'medium', ...(isPlain && {timeZone: 'UTC'})}),
    );
    return this.form(value, (time) => format.format(time));
  }

  /** Day and time in the reader's zone. */
  dateTime(value: string): string {
    const format = this.keep(
      'date time',
      () => new Intl.DateTimeFormat(this.language, {dateStyle: 'medium', timeStyle: 'short'}),
    );
    return this.form(value, (time) => format.format(time));
  }

  /** “3 days ago”; a date once it is more than a month. */
  ago(value: string, now = Date.now()): string {
    return this.form(value, (time) => {
      const minutes = Math.round((time - now) / 60_000);
      const format = this.keep('ago', () => new Intl.RelativeTimeFormat(this.language, {numeric: 'auto'}));
      if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
      if (Math.abs(minutes) < 60 * 24) return format.format(Math.round(minutes / 60), 'hour');
      if (Math.abs(minutes) < 60 * 24 * 31) return format.format(Math.round(minutes / (60 * 24)), 'day');
      return this.date(value);
    });
  }

  private form(value: string, format: (time: number) => string): string {
    const time = Date.parse(value);
    if (Number.isNaN(time)) return value;
    const said = format(time);
    // Read from the right, a date stays whole beside words that are read from the left.
    return said.includes('\u200f') ? `\u2068${said}\u2069` : said;
  }

  private keep<F>(name: string, make: () => F): F {
    const kept = this.made.get(name) as F | undefined;
    if (kept !== undefined) return kept;
    const fresh = make();
    this.made.set(name, fresh);
    return fresh;
  }
}

const known = new Map<string, Words>();

export function wordsOf(language: string): Words {
  let words = known.get(language);
  if (!words) known.set(language, (words = new Words(language)));
  return words;
}
