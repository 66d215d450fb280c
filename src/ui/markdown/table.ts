import type {Align} from './tree.js';

/** A table of more columns is not one that anybody reads; it stays a paragraph. */
const widest = 100;

const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The columns of a table, if this is the row below its head and the line above has as many cells. */
export function readColumns(row: string, head: string): readonly Align[] | undefined {
  if (!row.includes('|') || !delimiterRow.test(row)) return undefined;
  const cells = readCells(row);
  if (cells.length > widest || cells.length !== readCells(head).length) return undefined;
  return cells.map((cell) => {
    if (!cell.endsWith(':')) return cell.startsWith(':') ? 'left' : undefined;
    return cell.startsWith(':') ? 'center' : 'right';
  });
}

/** The cells of a row; `\|` is a bar within one, in code too. */
export function readCells(row: string): readonly string[] {
  const text = row.trim();
  const cells: string[] = [];
  let cell = '';
  for (let at = text[0] === '|' ? 1 : 0; at < text.length; at++) {
    if (text[at] === '\\') {
      cell += text[at + 1] === '|' ? '|' : `\\${text[at + 1] ?? ''}`;
      at++;
    } else if (text[at] === '|') {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += text[at];
    }
  }
  return cell || !text.endsWith('|') ? [...cells, cell.trim()] : cells;
}
