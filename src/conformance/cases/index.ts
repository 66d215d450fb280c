import type {ConformanceCase} from '../case.js';
import {discussing} from './discussion.js';
import {finding} from './finding.js';
import {paging} from './paging.js';
import {permission} from './permission.js';
import {practising} from './practice.js';
import {reading} from './reading.js';
import {watching} from './watching.js';
import {writing} from './writing.js';

/** Every promise of the contract that can be tried out. */
export const cases: readonly ConformanceCase[] = [
  ...reading,
  ...paging,
  ...finding,
  ...writing,
  ...discussing,
  ...practising,
  ...permission,
  ...watching,
];
