import './typescript.mjs';

/** Kinds that the judge of the WordPress plugin knows all rules of; of others the tables alone would not say everything. */
export const judgedKinds = [
  ...['community', 'member', 'membership', 'topic', 'discussion', 'reply', 'vote', 'reaction', 'follow', 'read-mark'],
  ...['practice', 'adoption', 'endorsement', 'badge', 'award', 'notice', 'revision'],
  ...['flag', 'amendment', 'collection', 'resource', 'term', 'event', 'goal', 'story'],
];

/** Kinds that the plugin keeps. Of the others it judges nothing but what hangs on them. */
export const keptKinds = [
  ...['community', 'member', 'membership', 'topic', 'discussion', 'reply', 'vote', 'reaction', 'follow', 'read-mark'],
  ...['endorsement', 'badge', 'award', 'revision', 'practice', 'adoption', 'flag', 'amendment', 'collection'],
  ...['resource', 'term', 'event', 'goal', 'story'],
];

/** Who may do what, as `src/model` says it, for whoever judges in another language. */
export async function rules() {
  const {permissions} = await import('../src/model/permissions.ts');
  const {tableOf} = await import('../src/model/kinds.ts');
  const {hiddenStates, sealed} = await import('../src/model/visibility.ts');
  const {pairOf, parentOf} = await import('../src/model/links.ts');
  const ofEach = (say) =>
    Object.fromEntries(judgedKinds.map((kind) => [kind, say(kind)]).filter(([, said]) => said !== undefined));
  // Which fields these read is known to them alone, so they are asked.
  const named = (kind) => Object.fromEntries(Object.keys(tableOf(kind).fields).map((name) => [name, name]));
  return {
    kinds: ofEach((kind) => {
      const {scope, states, visibility, parent} = tableOf(kind);
      return {scope, states, visibility, parent};
    }),
    permissions: ofEach((kind) => permissions[kind]),
    hidden: ofEach((kind) => hiddenStates[kind]),
    sealed: judgedKinds.filter((kind) => sealed.has(kind)),
    parents: ofEach((kind) => parentOf({...named(kind), kind}, {item: (id) => id})),
    written: Object.keys(tableOf('practice').fields).filter((name) => !permissions.practice.kept.includes(name)),
    pairs: ofEach((kind) => pairOf({...named(kind), kind})),
  };
}

/** The same, with what a store has to know of the kinds it keeps: their fields, orders and counts. */
export async function community() {
  const {tableOf, visibilities, roles} = await import('../src/model/kinds.ts');
  const {countNames} = await import('../src/model/count-names.ts');
  const {silent} = await import('../src/model/counts.ts');
  const {maturityRule} = await import('../src/model/maturity.ts');
  const {freshnessRule} = await import('../src/model/freshness.ts');
  const {links} = await import('../src/model/links.ts');
  const {limits} = await import('../src/model/lengths.ts');
  const {envelopeNames, computedNames, storeNames} = await import('../src/model/item.ts');
  const {contractVersion} = await import('../src/adapter/contract.ts');
  const judged = await rules();
  const kinds = Object.fromEntries(
    Object.entries(judged.kinds).map(([kind, life]) => {
      const {fields, order, once} = tableOf(kind);
      return [kind, {...life, fields, order, once, counts: countNames[kind], links: links[kind]}];
    }),
  );
  const names = {envelope: envelopeNames, computed: computedNames, store: storeNames};
  return {
    ...judged,
    ...{contract: contractVersion, kinds, kept: keptKinds, visibilities, roles, limits, names},
    ...{maturity: maturityRule, holds: freshnessRule.holds},
    silent: keptKinds.filter((kind) => silent.has(kind)),
  };
}
