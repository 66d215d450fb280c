import {existsSync, writeFileSync} from 'node:fs';
import {basename, resolve} from 'node:path';

import {fileLimit, type FileHeader} from '../file/format.js';
import type {Item} from '../model/item.js';
import {gather} from './import/gather.js';
import {readOrganisation} from './import/organisation.js';
import {ImportReport} from './import/report.js';
import {plain} from './import/text.js';
import {summaryOf} from './summary.js';
import {writeFile} from './files.js';
import {optionsOf, UsageError} from './usage.js';

const options = {
  out: {type: 'string', short: 'o'},
  map: {type: 'string', multiple: true},
  organisation: {type: 'string'},
  community: {type: 'string'},
  report: {type: 'string'},
  'dry-run': {type: 'boolean'},
  verbose: {type: 'boolean'},
  quiet: {type: 'boolean'},
  'no-badges': {type: 'boolean'},
  strict: {type: 'boolean'},
} as const;

/** Makes a community file of a folder of tables, Markdown and calendars, and reports what became of every line. */
export async function runImport(args: readonly string[]): Promise<number> {
  const {values, positionals: paths} = optionsOf(args, options);
  if (paths.length === 0) throw new UsageError('Import what? Name a folder or files.');
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) throw new Error(`There is nothing at ${missing.join(', ')}.`);

  const report = new ImportReport();
  const inputs = gather(paths, report);
  const items = readOrganisation(
    inputs,
    {map: mapOf(values.map ?? []), community: values.community, noBadges: values['no-badges']},
    report,
  );
  const header = {organisation: {name: values.organisation ?? nameOf(paths[0]!)}};

  if (!values.quiet) for (const line of report.lines(values.verbose ?? false)) process.stdout.write(`${line}\n`);
  if (values.report) writeFileSync(values.report, `${report.lines(true).join('\n')}\n`);
  const left = report.count('left');
  process.stdout.write(
    `${summaryOf(items)} from ${inputs.length} ${inputs.length === 1 ? 'file' : 'files'}; ${left} left out, ${report.count('note')} notes.\n`,
  );
  if (items.length === 0) {
    process.stderr.write('Nothing was found to import, so nothing was written.\n');
    return 1;
  }
  if (values['dry-run']) process.stdout.write('A dry run: nothing was written.\n');
  else await write(values.out ?? 'community.json', header, items);
  return values.strict && left > 0 ? 3 : 0;
}

async function write(path: string, header: FileHeader, items: readonly Item[]): Promise<void> {
  const {bytes, files} = await writeFile(path, header, items);
  process.stdout.write(`Written to ${path} (${(bytes / 1e6).toFixed(1)} MB).\n`);
  if (files.length > 1)
    process.stdout.write(
      `It is above ${fileLimit / 1024 / 1024} MB, and so in ${files.length - 1} parts beside it: keep them together.\n`,
    );
}

function mapOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const [column, field, more] = pair.split(/=(?=[^=]*$)/);
      if (!column || field === undefined || more !== undefined) throw new UsageError(`"${pair}" is not column=field.`);
      return [plain(column), field.trim()];
    }),
  );
}

/** `/data/engineering-communities` is the organisation "Engineering communities" until somebody says better. */
function nameOf(path: string): string {
  const words = basename(resolve(path))
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1) || 'Organisation';
}
