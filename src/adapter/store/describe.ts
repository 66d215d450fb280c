import {theSource, type Actor} from '../../model/actor.js';
import {countNames} from '../../model/count-names.js';
import {kindNames, tableOf, type Kind} from '../../model/kinds.js';
import {permissions} from '../../model/permissions.js';
import type {Relation} from '../../model/relations.js';
import {contractVersion, type Description, type KindDescription} from '../contract.js';
import {pageLimit} from './list.js';
import type {Rows} from './rows.js';
import type {StoreOptions} from './types.js';

/** The most who are suggested to anybody. */
export const suggestionLimit = 50;

/** What the store can do, for somebody. */
export function describe(options: StoreOptions, rows: Rows, actor: Actor | undefined): Description {
  const {title, keeps, limits, readOnly = false} = options;
  const you = actor?.member === undefined ? undefined : rows.item(actor.member);
  return {
    contract: contractVersion,
    ...(title !== undefined && {title}),
    ...(actor?.member !== undefined && {
      you: {member: actor.member, name: String(you?.['name'] ?? actor.member), roles: actor.roles},
    }),
    ...(actor?.left !== undefined && {left: actor.left}),
    kinds: Object.fromEntries(
      kindNames
        // What is worked out is so for somebody.
        .filter((kind) => !tableOf(kind).derived || actor?.member !== undefined)
        .map((kind) => [kind, describeKind(kind, readOnly ? undefined : (actor ?? theSource), you)]),
    ),
    ...(keeps !== undefined && {keeps}),
    ...(limits && {limits}),
  };
}

function describeKind(kind: Kind, writer: Actor | undefined, you: unknown): KindDescription {
  if (tableOf(kind).derived)
    return {verbs: [], text: false, sort: [], facets: [], limit: suggestionLimit, watch: false};
  const fields = Object.entries(tableOf(kind).fields);
  const withOption = (option: 'sort' | 'facet' | 'search') =>
    fields.flatMap(([name, field]) => (option in field && field[option as never] ? [name] : []));
  const counts = (countNames[kind] ?? []).map((name) => `counts.${name}`);
  const text = withOption('search').length > 0;
  return {
    verbs: writer ? verbsOf(kind, writer) : [],
    text,
    sort: [
      ...withOption('sort'),
      'createdAt',
      'updatedAt',
      'activityAt',
      ...counts,
      ...(text ? ['relevance'] : []),
      ...(kind === 'reply' ? ['thread'] : []),
      // Somebody is close to somebody.
      ...(kind === 'member' && you ? ['closeness'] : []),
    ],
    facets: [
      ...withOption('facet'),
      ...['initial', 'state', 'language', 'createdBy', 'community'],
      ...(kind === 'member' ? ['role'] : []),
    ],
    limit: pageLimit,
    // What nobody can change has no news.
    watch: writer !== undefined,
  };
}

function verbsOf(kind: Kind, actor: Actor): readonly string[] {
  const {create, update, remove, acts = {}} = permissions[kind];
  const rules: [string, readonly Relation[] | undefined][] = [
    ['create', create],
    ['update', update],
    ['remove', remove],
    ...Object.entries(acts).map(([name, {by}]): [string, readonly Relation[]] => [name, by]),
  ];
  const verbs = rules.filter(([, by]) => by && canBe(actor, by)).map(([name]) => name);
  return actor.administrator ? [...verbs, 'restore'] : verbs;
}

/** Might somebody be one of these to some item? */
function canBe(actor: Actor, among: readonly Relation[]): boolean {
  if (actor.administrator) return true;
  const held = Object.values(actor.roles);
  return among.some((relation) => {
    if (relation === 'facilitator' || relation === 'steward' || relation === 'sponsor') return held.includes(relation);
    if (relation === 'administrator' || actor.member === undefined) return false;
    return relation !== 'insider' || held.length === 0 || held.some((role) => role !== 'guest');
  });
}
