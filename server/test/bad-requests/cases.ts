import {addresses} from './addresses.js';
import type {BadRequest} from './bad-request.js';
import {reads} from './reads.js';
import {writes} from './writes.js';

export const badRequests: readonly BadRequest[] = [...writes, ...reads, ...addresses];
