import type {Item} from '../../model/item.js';
import {addBadges} from './badges.js';
import {takeCharter} from './charters.js';
import {Collection} from './collection.js';
import {isField, mapColumns, mappableFields, type Mapping} from './columns.js';
import {joinNamed, takeCommunities} from './communities.js';
import {readPage} from './front-matter.js';
import {bytesOf, type Input} from './gather.js';
import {takeMeetings} from './meetings.js';
import {takePeople} from './people.js';
import {resolve, takePractice} from './practices.js';
import type {FileReport, ImportReport} from './report.js';
import {readTable, type Table} from './table.js';

export interface ImportOptions {
  /** Fields by the plain names of columns, as `--map` gave them. */
  readonly map: ReadonlyMap<string, string>;
  /** The community of what names none. */
  readonly community?: string | undefined;
  /** Leave out the badges every community begins with. */
  readonly noBadges?: boolean | undefined;
}

/** Reads an organisation out of its files: communities first, then who is in them, then what they wrote and when they meet. */
export function readOrganisation(
  inputs: readonly Input[],
  {map, community, noBadges}: ImportOptions,
  report: ImportReport,
): readonly Item[] {
  const collection = new Collection(report.of(''));
  const of = (kind: Input['kind']) => inputs.filter((input) => input.kind === kind);
  const take = (input: Input, work: (bytes: Uint8Array, file: FileReport) => void) => {
    const bytes = bytesOf(input, report);
    const file = report.of(input.name);
    collection.report = file;
    try {
      if (bytes) work(bytes, file);
    } catch (error) {
      file.left(`cannot be read: ${(error as Error).message}`);
    }
  };

  const tables: {readonly input: Input; readonly table: Table; readonly mapping: Mapping}[] = [];
  for (const input of of('table')) {
    take(input, (bytes, file) => {
      const table = readTable(bytes, file);
      const mapping = mapColumns(table.columns, input.name, map);
      if (table.columns.length === 0) file.left('holds no row');
      else if (!mapping)
        file.left(
          `is a table of neither people nor communities, by its columns ${table.columns
            .slice(0, 8)
            .map((name) => `"${name.slice(0, 40)}"`)
            .join(', ')}; say what they are by --map column=field`,
        );
      else tables.push({input, table, mapping: told(table, mapping, file)});
    });
  }
  const named = tables
    .filter(({mapping}) => mapping.kind === 'community')
    .flatMap(({input, table, mapping}) => {
      let found: ReturnType<typeof takeCommunities> = [];
      take(input, (_, file) => (found = takeCommunities(table, mapping, collection, file)));
      return found;
    });
  for (const {input, table, mapping} of tables.filter(({mapping: {kind}}) => kind === 'member')) {
    take(input, (_, file) => takePeople(table, mapping, collection, file));
  }
  joinNamed(named, collection);
  const unresolved = of('page').flatMap((input) => {
    const found: NonNullable<ReturnType<typeof takePractice>>[] = [];
    take(input, (bytes, file) => {
      const practice = takePractice(readPage(bytes, file), input.name, community, collection, file);
      if (practice) found.push(practice);
    });
    return found;
  });
  for (const references of unresolved) resolve(references, collection);
  for (const input of of('charter'))
    take(input, (bytes, file) => takeCharter(readPage(bytes, file), input.name, collection, file));
  for (const input of of('calendar')) take(input, (bytes, file) => takeMeetings(bytes, community, collection, file));
  collection.report = report.of('badges');
  if (!noBadges) addBadges(collection, collection.report);
  return collection.finish();
}

/** Says what became of columns nobody knows, and of those two of which are the same. */
function told(table: Table, mapping: Mapping, file: FileReport): Mapping {
  table.columns.forEach((column, index) => {
    const field = mapping.fields[index];
    const kept = mapping.kind === 'member' ? 'kept under its own name' : 'kept in extra';
    if (field === undefined)
      file.note(`column "${column}" is none we know; ${kept} (--map "${column}=…" gives it a field)`, 1);
    else if (!isField(mapping.kind, field))
      file.note(`column "${column}" was mapped to "${field}", which is no field; ${mappableFields.join(', ')} are`, 1);
  });
  return {
    ...mapping,
    fields: mapping.fields.map((field) => (field !== undefined && isField(mapping.kind, field) ? field : undefined)),
  };
}
