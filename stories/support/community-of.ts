import type {CommunityAdapter} from '../../src/adapter/contract.js';
import {faults, type Fault, type FaultPlan, type FaultyAdapter} from '../../src/adapter/faults.js';
import {memoryOutbox} from '../../src/adapter/outbox-storage.js';
import {outbox} from '../../src/adapter/outbox.js';
import {memory} from '../../src/adapters/memory/index.js';
import {CommunityError, kindNames, newId, type Item, type Kind} from '../../src/model/index.js';
import type {CommunityParameters} from './parameters.js';
import {sample} from './sample.js';
import {toldFeeds} from './told-feeds.js';

const aDay = 86_400_000;

export interface ToldCommunity {
  /** What the elements are given. */
  readonly adapter: CommunityAdapter;
  /** The source below it, which fails as it is told to. */
  readonly source: FaultyAdapter;
}

/** The community a story is told in: the sample with the story's own items, failing as the story says. */
export function communityOf(parameters: CommunityParameters = {}): ToldCommunity {
  const {you = 'amara', readOnly = false, files = [], fileBytes} = parameters;
  const taken = {files, ...(fileBytes !== undefined && {fileBytes})};
  const person = you === null ? {actor: {roles: {}}} : {you};
  const kept = memory({items: itemsOf(parameters), readOnly, ...taken, ...person});
  const told = {
    ...kept,
    ...(parameters.feeds && {feeds: toldFeeds()}),
    ...(parameters.badges && {badges: async () => (await import('./badges.js')).toldBadges()()}),
  };
  const source = faults(parameters.lacks ? without(told, parameters.lacks) : told, planOf(parameters));
  if (!parameters.outbox) return {adapter: source, source};
  // As a browser keeps it; a story need not outlive its page.
  const storage = {...memoryOutbox(), keeps: true};
  return {adapter: outbox(source, {source: newId(), ...(you && {person: you}), storage}), source};
}

/** An older source, or another one, which has fewer kinds. */
function without(source: CommunityAdapter, lacks: readonly Kind[]): CommunityAdapter {
  return {
    ...source,
    describe: async (options) => {
      const description = await source.describe(options);
      const kinds = Object.entries(description.kinds).filter(([kind]) => !lacks.includes(kind as Kind));
      return {...description, kinds: Object.fromEntries(kinds)};
    },
    list: (kind, query, options) =>
      lacks.includes(kind)
        ? Promise.reject(new CommunityError('unsupported', `Nobody knows what a ${kind} is.`))
        : source.list(kind, query, options),
  };
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
  return {fail, ...(slow !== undefined && {slow: slow === 'forever' ? aDay : slow}), ...(offline && {offline})};
}
