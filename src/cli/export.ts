import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {policy} from '../adapter/policy.js';
import {createStore} from '../adapter/store/store.js';
import {exportCommunity, exportGroups} from '../file/export.js';
import {actorAs} from '../file/role-actor.js';
import {withUnknownKinds} from '../file/unknown-kinds.js';
import type {Item} from '../model/item.js';
import {roles, type Role} from '../model/kinds.js';
import {practiceMarkdown} from '../model/practice-markdown.js';
import {excerptOf} from './excerpt.js';
import {readFileNamed, writeFile} from './files.js';
import {optionsOf, UsageError} from './usage.js';

const options = {
  as: {type: 'string'},
  person: {type: 'string'},
  kind: {type: 'string', multiple: true},
  community: {type: 'string', multiple: true},
  markdown: {type: 'string'},
  practice: {type: 'string', multiple: true},
  out: {type: 'string', short: 'o'},
} as const;

/** Writes a community file as a role or a person would see it, or a part of it. */
export async function runExport(args: readonly string[]): Promise<number> {
  const {values, positionals} = optionsOf(args, options);
  const as = roleNamed(values.as);
  if (as && values.person) throw new UsageError('Either --as a role or --person, not both.');
  const {header, items} = await readFileNamed(positionals);
  if (values.person && !items.some(({kind, id}) => kind === 'member' && id === values.person))
    throw new Error(`There is no member "${values.person}" in the file.`);
  const part = values.community ? inCommunities(items, values.community) : items;
  const store = createStore({name: 'export', load: {items: part}});
  await store.ready;
  const actor = as ? actorAs(as, items) : values.person ? store.actor(values.person) : undefined;
  const whole = withUnknownKinds(store, part);
  const source = actor ? policy(whole, actor) : whole;
  const head = {...header, ...(as && {as}), ...(values.person && {you: values.person})};
  const kinds = values.kind && {kinds: values.kind};
  if (values.practice) {
    const made = await excerptOf(store, {as: as ?? 'guest', items, practices: values.practice});
    const text = `${JSON.stringify(made)}\n`;
    if (values.out === undefined) process.stdout.write(text);
    else writeFileSync(values.out, text);
    return 0;
  }
  if (values.markdown !== undefined) {
    writePractices(
      values.markdown,
      (await source.get('practice', ids(part))).filter((each) => each !== undefined),
    );
    return 0;
  }
  if (values.out === undefined) {
    for await (const piece of exportCommunity(source, {header: head, ...kinds})) process.stdout.write(piece);
    return 0;
  }
  const seen: Item[] = [];
  for await (const [, group] of exportGroups(source, {...kinds})) for (const item of group) seen.push(item);
  await writeFile(values.out, head, seen);
  return 0;
}

function ids(items: readonly Item[]): readonly string[] {
  return items.filter(({kind}) => kind === 'practice').map(({id}) => id);
}

/** Each practice as a file of its own, named after its id. */
function writePractices(folder: string, practices: readonly Item<'practice'>[]): void {
  mkdirSync(folder, {recursive: true});
  for (const practice of practices)
    writeFileSync(join(folder, `${fileNameOf(practice.id)}.md`), practiceMarkdown(practice));
}

/** Two ids never share a name: what a file system might not tell apart is written in other letters. */
function fileNameOf(id: string): string {
  return /^[a-z0-9][a-z0-9._-]{0,100}$/.test(id) ? id : `practice-${Buffer.from(id).toString('hex').slice(0, 120)}`;
}

function roleNamed(name: string | undefined): Role | undefined {
  if (name === undefined || (roles as readonly string[]).includes(name)) return name as Role | undefined;
  throw new UsageError(`"${name}" is not a role; ${roles.join(', ')} are.`);
}

/** What belongs to these communities or is meant for them, with the communities themselves and every member of the organisation. */
function inCommunities(items: readonly Item[], ids: readonly string[]): readonly Item[] {
  const wanted = new Set(ids);
  const known = new Set(items.filter(({kind}) => kind === 'community').map(({id}) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new Error(`There is no community "${unknown}" in the file; ${[...known].join(', ')} are.`);
  return items.filter(({kind, id, community, alsoFor}) => {
    if (kind === 'community') return wanted.has(id);
    return community === undefined || [community, ...(alsoFor ?? [])].some((name) => wanted.has(name));
  });
}
