import {theSource} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import type {AnyItem} from '../../model/item.js';
import {tableOf} from '../../model/kinds.js';
import {judgeBadge} from '../../model/special-rules.js';
import {newVersion, touched, type Deep} from './planned.js';

export const nominationActs: Readonly<Record<string, Deep>> = {
  /** Whoever decides gives the badge with it: nobody is left in between with a yes and no award. */
  accept: (subject, {answer = null}, {rows, actor, now}) => {
    const {community, badge, member, because, evidence} = subject as AnyItem & Readonly<Record<string, unknown>>;
    const refused = judgeBadge(actor ?? theSource, rows.item(String(badge)), rows);
    if (refused) throw new CommunityError('invalid', refused.reason, {fields: refused.fields!});
    const {states, visibility} = tableOf('award');
    const by = actor?.member;
    const award = {
      ...{id: newId(), kind: 'award', version: newVersion(), createdAt: now, updatedAt: now},
      ...(by !== undefined && {createdBy: by, updatedBy: by}),
      ...(community !== undefined && {community}),
      ...{visibility, state: states[0]!, badge, member, message: because},
      ...(evidence !== undefined && {evidence}),
    } as unknown as AnyItem;
    const next = touched(subject, {state: 'accepted', answer}, actor, now);
    return {put: [next, award], remove: [], answer: [next.id, award.id, String(member), String(badge)]};
  },
};
