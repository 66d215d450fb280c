import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {gather} from '../../../src/cli/import/gather.js';
import {type ImportOptions, readOrganisation} from '../../../src/cli/import/organisation.js';
import {ImportReport} from '../../../src/cli/import/report.js';
import type {AnyItem} from '../../../src/model/item.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Does something with a folder that holds these files, and takes it away again. */
export async function withFolder<T>(files: Files, work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cop-import-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), {recursive: true});
      writeFileSync(join(folder, name), content);
    }
    return await work(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

export interface Imported {
  readonly items: readonly AnyItem[];
  /** What was left and what was noted, as the report prints it. */
  readonly lines: string;
  of(kind: string): readonly AnyItem[];
  item(id: string): AnyItem;
}

/** Imports a folder that holds these files. */
export function importFiles(files: Files, options: Partial<ImportOptions> = {}): Promise<Imported> {
  return withFolder(files, (folder) => {
    const report = new ImportReport();
    const inputs = gather([folder], report);
    const items = readOrganisation(
      inputs,
      {map: new Map(), noBadges: true, ...options},
      report,
    ) as unknown as readonly AnyItem[];
    return {
      items,
      lines: report.lines(false).join('\n'),
      of: (kind) => items.filter((item) => item.kind === kind),
      item: (id) => {
        const found = items.find((item) => item.id === id);
        if (!found) throw new Error(`Nothing was imported as ${id}: ${items.map((item) => item.id).join(', ')}`);
        return found;
      },
    };
  });
}

/** A text as Windows-1252 writes it; for letters up to U+00FF. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function utf16(text: string, order: 'le' | 'be' = 'le', mark = true): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}
