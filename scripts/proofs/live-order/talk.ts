import type {Change, CommunityAdapter} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {memory} from '../../../src/adapters/memory/index.js';
import {newId, type Actor, type Item, type Kind, type ReactionName} from '../../../src/model/index.js';
import {item} from '../../../stories/support/items.js';
import type {Chance} from './random.js';

const aMinute = 60_000;
/** Long ago, so that “12 days ago” stays so while a feed is compared with another. */
const began = Date.now() - 12 * 24 * 60 * aMinute - 11 * 60 * aMinute;

const actor = (member: string, role: 'member' | 'facilitator'): Actor => ({
  member,
  roles: {platform: role, network: role},
});
const people = {amara: actor('amara', 'member'), farid: actor('farid', 'member'), grace: actor('grace', 'facilitator')};

export interface Talk {
  /** What the reader's page is given. */
  readonly reader: CommunityAdapter;
  /** Somebody does something; answers what, in words for whoever looks for a fault. */
  happen(): Promise<string>;
}

/** A small community in which people talk, by chance. */
export function talk(chance: Chance): Talk {
  let now = began;
  const source = memory({items: seed(chance), now: () => (now += aMinute)});
  const as = {
    amara: policy(source, people.amara),
    farid: policy(source, people.farid),
    grace: policy(source, people.grace),
  };
  const all = async <K extends Kind>(kind: K) => (await source.list(kind, {limit: 100})).items;

  return {
    reader: as.amara,
    happen: async () => {
      const [name, change] = await nextChange(chance, all);
      const who = deeds.has(name) ? 'grace' : (chance.of(['amara', 'farid', 'grace'] as const) ?? 'grace');
      if (!change) return `${name}: there is nothing to do it to`;
      // A person may not do everything, and what makes no sense is refused: that is no news.
      const result = await as[who].write!(change, {key: newId()}).then(
        () => 'done',
        (error: Error) => `refused, ${error.message}`,
      );
      const {kind = '', id = ''} = change as {readonly kind?: string; readonly id?: string};
      return `${who} ${name} ${kind} ${id}: ${result}`;
    },
  };
}

/** Done by those who keep order. */
const deeds = new Set([
  'remove',
  'accept',
  'unaccept',
  'hide',
  'show',
  'lock',
  'unlock',
  'pin',
  'unpin',
  'close',
  'reopen',
  'split',
  'merge',
  'move',
]);

const frequent = ['discuss', 'reply', 'reply', 'react', 'react', 'edit', 'edit', 'rename'] as const;

type All = <K extends Kind>(kind: K) => Promise<readonly Item<K>[]>;

async function nextChange(chance: Chance, all: All): Promise<readonly [string, Change | undefined]> {
  const name = chance.is(0.55) ? chance.of(frequent)! : chance.of([...deeds])!;
  const [discussions, replies] = [await all('discussion'), await all('reply')];
  const entry = () => (chance.is(0.5) ? chance.of(discussions) : chance.of(replies));
  const act = (subject: Item | undefined, told?: Readonly<Record<string, string>>): Change | undefined =>
    subject && {
      verb: 'act',
      kind: subject.kind,
      id: subject.id,
      version: subject.version,
      act: name,
      ...(told && {with: told}),
    };
  const discussion = chance.of(discussions);
  const reply = chance.of(replies);
  switch (name) {
    case 'discuss':
      return [
        name,
        {
          verb: 'create',
          kind: 'discussion',
          item: {id: newId(), type: 'question', community: 'platform', ...words(chance)},
        },
      ];
    case 'reply': {
      if (!discussion) return [name, undefined];
      const above = chance.is(0.5) ? chance.of(replies.filter((each) => each.discussion === discussion.id)) : undefined;
      const {body} = words(chance);
      return [
        name,
        {
          verb: 'create',
          kind: 'reply',
          item: {
            id: newId(),
            discussion: discussion.id,
            body,
            community: 'platform',
            ...(above && {inReplyTo: above.id}),
          },
        },
      ];
    }
    case 'react': {
      const given = await all('reaction');
      const last = chance.is(0.3) ? chance.of(given) : undefined;
      if (last) return ['take back', {verb: 'remove', kind: 'reaction', id: last.id, version: last.version}];
      const subject = entry();
      const reaction: ReactionName = chance.of(['helpful', 'like', 'thanks'] as const)!;
      return [
        name,
        subject && {
          verb: 'create',
          kind: 'reaction',
          item: {id: newId(), subject: subject.id, reaction, community: 'platform'},
        },
      ];
    }
    case 'edit': {
      const subject = entry();
      if (!subject) return [name, undefined];
      const {title, body} = words(chance);
      const set = subject.kind === 'discussion' ? {title, body} : {body};
      return [name, {verb: 'update', kind: subject.kind, id: subject.id, version: subject.version, set} as Change];
    }
    case 'rename': {
      const member = chance.of(await all('member'));
      return [
        name,
        member && {
          verb: 'update',
          kind: 'member',
          id: member.id,
          version: member.version,
          set: {name: `${member.name.split(' ')[0]} ${chance.below(100)}`},
        },
      ];
    }
    case 'remove': {
      const subject = entry();
      return [name, subject && {verb: 'remove', kind: subject.kind, id: subject.id, version: subject.version}];
    }
    case 'accept':
    case 'unaccept':
      return [
        name,
        reply &&
          act(
            discussions.find(({id}) => id === reply.discussion),
            {reply: reply.id},
          ),
      ];
    case 'split':
      return [
        name,
        reply &&
          act(
            discussions.find(({id}) => id === reply.discussion),
            {reply: reply.id, id: newId(), ...only(words(chance))},
          ),
      ];
    case 'merge':
      return [name, act(discussion, {into: chance.of(discussions)?.id ?? ''})];
    case 'move':
      return [name, act(discussion, {community: discussion?.community === 'platform' ? 'network' : 'platform'})];
    case 'hide':
      return [name, act(entry(), {because: 'For now.'})];
    case 'show':
      return [name, act(chance.of([...discussions, ...replies].filter(({state}) => state === 'hidden')))];
    default:
      return [name, act(discussion)];
  }
}

function only({title}: {readonly title: string}) {
  return {title};
}

function words(chance: Chance) {
  const number = chance.below(1_000_000);
  return {title: `Question ${number}?`, body: `Word ${number}, and **more** of it.`};
}

function seed(chance: Chance): readonly Item[] {
  const at = (index: number) => new Date(began - (100 - index) * aMinute).toISOString();
  const names = Object.keys(people);
  const discussions = Array.from({length: 12}, (_, index) =>
    item('discussion', {
      id: `d${index}`,
      type: 'question',
      ...words(chance),
      createdBy: chance.of(names)!,
      createdAt: at(index),
    }),
  );
  const replies = discussions.flatMap(({id}, index) =>
    Array.from({length: chance.below(5)}, (_, nth) =>
      item('reply', {
        ...{
          id: `r${index}-${nth}`,
          discussion: id,
          body: words(chance).body,
          createdBy: chance.of(names)!,
          createdAt: at(20 + index + nth),
        },
        ...(nth > 0 && chance.is(0.5) && {inReplyTo: `r${index}-${chance.below(nth)}`}),
      }),
    ),
  );
  return [
    item('community', {id: 'platform', name: 'Platform engineering', topics: []}),
    item('community', {id: 'network', name: 'Networks', topics: []}),
    ...names.map((id) => item('member', {id, name: `${id[0]!.toUpperCase()}${id.slice(1)} 0`})),
    ...discussions,
    ...replies,
  ];
}
