export * from './contract.js';
export {batch} from './batch.js';
export {cache, wipeCache, type CacheOptions} from './cache.js';
export {assertContract} from './contract-version.js';
export {faults, type Fault, type FaultPlan, type FaultyAdapter} from './faults.js';
export {isOutbox, outbox, type OutboxAdapter, type OutboxOptions} from './outbox.js';
export {actorOf} from './actor-of.js';
export {policy, type Asker} from './policy.js';
