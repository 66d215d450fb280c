import {readdirSync, readFileSync, statSync} from 'node:fs';
import {basename, extname, join, relative, sep} from 'node:path';

import type {ImportReport} from './report.js';

/** What a file holds, as far as its name says. */
export type InputKind = 'table' | 'page' | 'charter' | 'calendar';

export interface Input {
  /** As the report names it: below the folder that was asked for. */
  readonly name: string;
  readonly path: string;
  readonly kind: InputKind;
}

const kindsByExtension: Readonly<Record<string, InputKind>> = {
  '.csv': 'table',
  '.tsv': 'table',
  '.tab': 'table',
  '.txt': 'table',
  '.md': 'page',
  '.markdown': 'page',
  '.ics': 'calendar',
  '.ical': 'calendar',
};

/** Above this a file is none of those we read. */
const sizeLimit = 256 * 1024 * 1024;

/** The files below what was named, in one order everywhere, and what each holds. Others are reported. */
export function gather(paths: readonly string[], report: ImportReport): readonly Input[] {
  return paths.flatMap((path) => {
    const isFolder = statSync(path).isDirectory();
    const files = isFolder ? below(path) : [path];
    return files.flatMap((file): Input[] => {
      const name = isFolder ? relative(path, file).split(sep).join('/') : basename(file);
      const kind = kindOf(name);
      const size = statSync(file).size;
      if (!kind) report.of(name).left(`is not one of .csv .tsv .txt .md .ics`);
      else if (/^(readme|license|licence|contributing|changelog)\b/i.test(basename(name)))
        report.of(name).left('tells about the folder, and is none of its items');
      else if (size === 0) report.of(name).left('is empty');
      else if (size > sizeLimit)
        report.of(name).left(`has ${Math.round(size / 1024 / 1024)} MB, ${sizeLimit / 1024 / 1024} at most`);
      else return [{name, path: file, kind}];
      return [];
    });
  });
}

/** The bytes of a file; a file that cannot be read is reported. */
export function bytesOf({path, name}: Input, report: ImportReport): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    report.of(name).left(`cannot be read: ${(error as Error).message}`);
    return undefined;
  }
}

function kindOf(name: string): InputKind | undefined {
  const kind = kindsByExtension[extname(name).toLowerCase()];
  return kind === 'page' && /charter|satzung|charte/i.test(name) ? 'charter' : kind;
}

function below(folder: string): readonly string[] {
  const entries = readdirSync(folder, {withFileTypes: true}).filter(
    ({name}) => !name.startsWith('.') && name !== 'node_modules',
  );
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return below(path);
    return entry.isFile() ? [path] : [];
  });
}
