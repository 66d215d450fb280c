import {isPoison} from '../../file/values.js';
import type {Mapping} from './columns.js';
import type {FileReport} from './report.js';
import type {Row} from './table.js';
import {valuesOf} from './text.js';

/** A row by the names of fields, and what no field is for. */
export interface RowRecord {
  readonly fields: {readonly [field: string]: string | undefined};
  readonly custom: {readonly [name: string]: string};
}

export function recordOf(
  {line, cells}: Row,
  columns: readonly string[],
  {fields: names}: Mapping,
  report: FileReport,
): RowRecord {
  const fields: {[field: string]: string} = {};
  const custom: {[name: string]: string} = {};
  cells.forEach((cell, index) => {
    const column = columns[index];
    if (column === undefined) {
      if (cell) report.note(`"${cell.slice(0, 40)}" stands beyond the last column; left out`, line);
      return;
    }
    const field = names[index];
    if (!cell || field === '') return;
    const own =
      field === undefined
        ? column || `column ${index + 1}`
        : field.startsWith('custom.')
          ? field.slice('custom.'.length)
          : undefined;
    if (own === undefined) fields[field!] = cell;
    else if (isPoison(own)) report.note(`the column ${own} is left out: no value may have this name`, line);
    else custom[own] = cell.length > 1000 ? cut(cell, 1000, own, report, line) : cell;
  });
  if (cells.length < columns.length)
    report.note(`has ${cells.length} of ${columns.length} cells; the rest is empty`, line);
  return {fields, custom};
}

/** A text that fits, and a line in the report where it had to be made to. */
export function cut(text: string, most: number, what: string, report: FileReport, line?: number): string {
  if (text.length <= most) return text;
  report.note(
    `${what} has ${text.length.toLocaleString('en')} characters and was cut at ${most.toLocaleString('en')}`,
    line,
  );
  // Not within a pair of surrogates.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Addresses of a cell; what is none is reported. */
export function linksOf(
  cell: string | undefined,
  report: FileReport,
  line: number,
): {readonly links?: readonly {readonly url: string}[]} {
  const links = valuesOf(cell ?? '').flatMap((value) => {
    const url = /^https?:/i.test(value) ? value : /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value) ? `https://${value}` : '';
    if (URL.canParse(url)) return [{url}];
    report.note(`"${value}" is not an address; left out`, line);
    return [];
  });
  return links.length > 0 ? {links} : {};
}
