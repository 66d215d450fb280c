import type {Item} from '../../model/item.js';

type Notice = Item<'notice'>;

/** What happened to one thing on one day. */
export interface NoticeGroup {
  readonly key: string;
  readonly subject: string | undefined;
  /** The newest first. */
  readonly notices: readonly Notice[];
}

export interface NoticeDay {
  /** An instant of that day. */
  readonly at: string;
  readonly groups: readonly NoticeGroup[];
}

/** What one rule told of a group: who did it, the latest first; `undefined` for those who did not sign. */
export interface Clause {
  readonly reason: string;
  readonly people: readonly (string | undefined)[];
}

/** Notices by the day they came, the newest first, and within a day by what they are about. */
export function daysOf(notices: readonly Notice[]): readonly NoticeDay[] {
  const days = new Map<string, {at: string; groups: Map<string, Notice[]>}>();
  for (const notice of notices) {
    const name = new Date(notice.createdAt).toDateString();
    const day = days.get(name) ?? {at: notice.createdAt, groups: new Map<string, Notice[]>()};
    const key = `${name} ${notice.subject ?? notice.id}`;
    days.set(name, day);
    day.groups.set(key, [...(day.groups.get(key) ?? []), notice]);
  }
  return [...days.values()].map(({at, groups}) => ({
    at,
    groups: [...groups].map(([key, some]) => ({key, subject: some[0]!.subject, notices: some})),
  }));
}

/** The rules that told of a group, each once, and by whom; nobody is named twice. */
export function clausesOf({notices}: NoticeGroup): readonly Clause[] {
  const clauses = new Map<string, (string | undefined)[]>();
  for (const {reason, by} of notices) {
    const people = clauses.get(reason) ?? [];
    if (!people.includes(by)) people.push(by);
    clauses.set(reason, people);
  }
  return [...clauses].map(([reason, people]) => ({reason, people}));
}
