import type {Item} from '../model/item.js';
import {checkHead, checkItem, checkKind} from './check.js';
import type {Part} from './format.js';
import {type Problem, type Report, shown} from './problem.js';
import type {Found} from './scan.js';
import {isBag} from './values.js';
import {fromWritten} from './written.js';

/** More errors than this help nobody. */
export const enough = 100;

/** What was found in a community file so far, checked piece by piece. */
export class Intake {
  readonly header: Record<string, unknown> = {};
  readonly items: Item[] = [];
  readonly errors: Problem[] = [];
  /** Nothing more can be said for certain, or need be. */
  isOver = false;
  private readonly places = new Map<string, string>();

  constructor(private readonly report: Report | undefined) {}

  readonly tell: Report = (problem) => {
    if (problem.is === 'error') this.errors.push(problem);
    this.report?.(problem);
  };

  take(found: Found): void {
    const before = this.errors.length;
    if (found.is === 'head') {
      checkHead(found.name, found.value, this.tell);
      const isSound = this.errors.length === before;
      if (isSound) this.header[found.name] = found.value;
      // What a file of another version means is not known.
      else if (found.name === 'format' || found.name === 'version') this.isOver = true;
    } else if (found.is === 'kind') {
      checkKind(found.kind, this.tell);
    } else {
      checkItem(found.kind, found.value, found.place, this.tell);
      if (isBag(found.value)) this.checkIsNew(found.value['id'], found.place);
      if (this.errors.length === before)
        this.items.push(fromWritten(found.kind, found.value as Readonly<Record<string, unknown>>));
    }
    if (!this.report && this.errors.length >= enough) this.isOver = true;
  }

  get parts(): readonly Part[] {
    return (this.header['parts'] as readonly Part[] | undefined) ?? [];
  }

  /** Is everything there that makes it a community file? */
  finish(): void {
    const {header, errors, tell} = this;
    const missing = (name: string) => header[name] === undefined && !errors.some(({place}) => place === name);
    const message = 'is missing; a community file begins with {"format": "cop-elements-community", "version": "1.0"';
    // Of a file that is something else, nothing else is worth saying first.
    if (missing('format')) tell({place: 'format', message, is: 'error'});
    else if (errors.length === 0 && missing('version')) tell({place: 'version', message, is: 'error'});
  }

  /** An id names one item among all kinds: refs and permalinks say nothing else. */
  private checkIsNew(id: unknown, place: string): void {
    if (typeof id !== 'string') return;
    const first = this.places.get(id);
    if (first === undefined) this.places.set(id, place);
    else {
      const message = `${shown(id)} is the id of ${first} too; an id is given once in a file`;
      this.tell({place: `${place}.id`, message, is: 'error'});
    }
  }
}
