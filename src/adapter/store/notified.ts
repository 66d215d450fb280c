import type {AnyItem} from '../../model/item.js';
import {tableOf} from '../../model/kinds.js';
import type {Circle, Happening, Telling} from '../../model/notices.js';
import {actorAmong} from './actors.js';
import {newVersion} from './planned.js';
import type {Rows} from './rows.js';

/** Those around an item, as far as they are in the store. */
export function circleOf(rows: Rows): Circle {
  const on = (id: string) => rows.on(id).map(({item}) => item);
  const here = (kind: 'topic' | 'membership', community: string) =>
    rows
      .of(kind)
      .map(({item}) => item)
      .filter((item) => item.community === community && item.state === 'active');
  return {
    item: (id) => rows.item(id),
    communitiesOf: (member) => rows.communitiesOf(member),
    follows: (id) => on(id).filter(({kind}) => kind === 'follow'),
    topics: (community) => here('topic', community),
    leaders: (community) =>
      here('membership', community)
        .filter(({role}) => role === 'facilitator' || role === 'steward')
        .map(({member}) => String(member)),
    actor: (member) => {
      const item = rows.item(member);
      return item?.kind === 'member' && item.state === 'active' ? actorAmong(member, on(member)) : undefined;
    },
  };
}

/** What somebody is told, as an item of theirs: made by the source, which nobody else could. */
export function noticeOf(telling: Telling, {after}: Pick<Happening, 'after'>, id: string, now: string): AnyItem {
  const {to, of: _of, ...told} = telling;
  const {visibility, states} = tableOf('notice');
  return {
    ...told,
    id,
    kind: 'notice',
    version: newVersion(),
    ...(after.community !== undefined && {community: after.community}),
    createdAt: now,
    createdBy: to,
    updatedAt: now,
    visibility,
    state: states[0]!,
  } as unknown as AnyItem;
}
