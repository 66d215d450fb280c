import Papa from 'papaparse';

import type {FileReport} from './report.js';
import {decodeText} from './text.js';

/** A spreadsheet that was exported as text: its header, and its rows with the lines they begin on. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Above this a cell is a quotation mark that was never closed, not a value. */
const cellLimit = 1_000_000;

/** Reads a table whatever parts its cells: commas, semicolons, tabs or strokes. Rows that cannot be read are reported and left. */
export function readTable(bytes: Uint8Array, report: FileReport): Table {
  const {text: whole, encoding} = decodeText(bytes);
  if (encoding === 'Windows-1252')
    report.note('is not UTF-8 and was read as Windows-1252; look whether its accents are right');
  // Excel's own hint to itself stands before the header.
  const [hint = '', mark = ''] = /^\uFEFF?sep=(.)\r?\n/i.exec(whole) ?? [];
  const text = whole.slice(hint.length).replace(/^\uFEFF/, '');
  const rows: Row[] = [];
  let line = hint ? 2 : 1;
  let at = 0;
  Papa.parse<string[]>(text, {
    delimiter: mark || delimiterOf(text),
    step: ({data, errors, meta}) => {
      const start = line;
      for (let next = text.indexOf('\n', at); next >= 0 && next < meta.cursor; next = text.indexOf('\n', next + 1))
        line++;
      at = meta.cursor;
      const fault = errors.find(({type}) => type === 'Quotes');
      const isHuge = data.some((cell) => cell.length > cellLimit);
      if (isHuge)
        report.left(
          `a cell has ${Math.max(...data.map(({length}) => length)).toLocaleString('en')} characters: a quotation mark before it is not closed, or it is no cell`,
          start,
        );
      else if (fault)
        report.left(
          `cannot be read from here: ${fault.code === 'MissingQuotes' ? 'a quotation mark is not closed' : fault.message}`,
          start,
        );
      else if (data.some((cell) => cell.trim())) rows.push({line: start, cells: data.map((cell) => cell.trim())});
    },
  });
  const [header, ...others] = rows;
  return {columns: header?.cells ?? [], rows: others};
}

/** What parts the names of the header most often, quoted ones aside. */
function delimiterOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart()) ?? [''])[0].replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t', '|'].map((mark) => [header.split(mark).length, mark] as const);
  return counts.reduce((best, other) => (other[0] > best[0] ? other : best))[1];
}
