/** What became of one thing that was read. `note`: taken, but not just as it stood. */
export type Fate = 'taken' | 'note' | 'left';

export interface Entry {
  readonly file: string;
  readonly line?: number | undefined;
  readonly fate: Fate;
  readonly what: string;
}

/** The report of an import, line by line, and its summary. */
export class ImportReport {
  readonly entries: Entry[] = [];

  /** Says things about one file. */
  of(file: string): FileReport {
    return new FileReport(this, file);
  }

  count(fate: Fate): number {
    return this.entries.filter((entry) => entry.fate === fate).length;
  }

  /** One line for everything worth a look; with `verbose` for everything. Files in the order they were read, lines in theirs. */
  lines(verbose: boolean): readonly string[] {
    const files = new Map<string, Entry[]>();
    for (const entry of this.entries) files.set(entry.file, [...(files.get(entry.file) ?? []), entry]);
    return [...files].flatMap(([file, entries]) => {
      const told = entries
        .filter(({fate}) => verbose || fate !== 'taken')
        .sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
      return told.map(({line, fate, what}) => `${marks[fate]} ${file}${line ? `:${line}` : ''}  ${what}`);
    });
  }
}

const marks = {taken: 'taken ', note: 'note  ', left: 'left  '} as const;

export class FileReport {
  constructor(
    private readonly report: ImportReport,
    readonly file: string,
  ) {}

  taken(what: string, line?: number): void {
    this.report.entries.push({file: this.file, line, fate: 'taken', what});
  }

  note(what: string, line?: number): void {
    this.report.entries.push({file: this.file, line, fate: 'note', what});
  }

  left(what: string, line?: number): void {
    this.report.entries.push({file: this.file, line, fate: 'left', what});
  }
}
