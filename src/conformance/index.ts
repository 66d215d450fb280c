export type {CaseResult, ConformanceCase, Exceptions, Harness, Need, OpenOptions} from './case.js';
export {cases} from './cases/index.js';
export {ConformanceError} from './assert.js';
export {checkConformance, reportOf, runCase, runConformance, type RunOptions, type TestRunner} from './run.js';
export {discussions, item, organisation} from './seed.js';
