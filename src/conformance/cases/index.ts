import type {ConformanceCase} from '../case.js';
import {amending} from './amending.js';
import {circles} from './circles.js';
import {closeness} from './closeness.js';
import {collecting} from './collecting.js';
import {discussing} from './discussion.js';
import {evidencing} from './evidence.js';
import {favouring} from './favouring.js';
import {filing} from './filing.js';
import {finding} from './finding.js';
import {keepingOrder} from './order.js';
import {meeting} from './meeting.js';
import {kindsOfMentoring} from './kinds-of-mentoring.js';
import {mentoring} from './mentoring.js';
import {programmes} from './programmes.js';
import {nominating} from './nominating.js';
import {paging} from './paging.js';
import {permission} from './permission.js';
import {polling} from './polling.js';
import {practising} from './practice.js';
import {privacy} from './privacy.js';
import {reacting} from './reacting.js';
import {reading} from './reading.js';
import {retrying} from './retrying.js';
import {ruled} from './ruled.js';
import {searching} from './searching.js';
import {watching} from './watching.js';
import {writing} from './writing.js';

/** Every promise of the contract that can be tried out. */
export const cases: readonly ConformanceCase[] = [
  ...reading,
  ...paging,
  ...finding,
  ...searching,
  ...closeness,
  ...writing,
  ...retrying,
  ...discussing,
  ...keepingOrder,
  ...polling,
  ...filing,
  ...reacting,
  ...practising,
  ...evidencing,
  ...amending,
  ...nominating,
  ...ruled,
  ...favouring,
  ...collecting,
  ...meeting,
  ...mentoring,
  ...programmes,
  ...kindsOfMentoring,
  ...circles,
  ...permission,
  ...privacy,
  ...watching,
];
