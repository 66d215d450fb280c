import {faults, type Fault, type FaultPlan, type FaultyAdapter} from '../../src/adapter/faults.js';
import {memory} from '../../src/adapters/memory/index.js';
import {kindNames, type Item, type Kind} from '../../src/model/index.js';
import type {CommunityParameters} from './parameters.js';
import {sample} from './sample.js';

const ages = 86_400_000;

/** The source a story is told over: the sample with the story's own items, failing as the story says. */
export function communityOf(parameters: CommunityParameters = {}): FaultyAdapter {
  const {you = 'amara', readOnly = false} = parameters;
  const source = memory({items: itemsOf(parameters), readOnly, ...(you === null ? {actor: {roles: {}}} : {you})});
  return faults(source, planOf(parameters));
}

function itemsOf(parameters: CommunityParameters): readonly Item[] {
  return kindNames.flatMap((kind: Kind): readonly Item[] => {
    const own = parameters[kind];
    if (own) return typeof own === 'function' ? own() : own;
    return sample[kind] ?? [];
  });
}

function planOf({fails, failsToWrite, faults: more = [], slow, offline}: CommunityParameters): FaultPlan {
  const fail: Fault[] = [...more];
  if (fails) fail.push({kind: fails});
  if (failsToWrite) fail.push({kind: failsToWrite, verbs: ['write']});
  return {fail, ...(slow !== undefined && {slow: slow === 'forever' ? ages : slow}), ...(offline && {offline})};
}
