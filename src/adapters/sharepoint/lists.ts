import type {Kind} from '../../model/kinds.js';

/**
 * Who may write a list, as SharePoint itself enforces it: `owners` of the site; or everybody who may contribute, each their own rows
 * (`own`), which of a `private` list nobody else reads but an owner.
 */
export type Access = 'owners' | 'own' | 'private';

export interface ListPlan {
  readonly kind: Kind;
  /** What the list is made as. SharePoint keeps this name in `EntityTypeName`, whatever the list is called later. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly access: Access;
  /** What can be written of it where permissions allow: no acts, whose rules nobody would check. */
  readonly verbs: readonly string[];
}

const all = ['create', 'update', 'remove'];

const plan = (kind: Kind, access: Access, title: string, verbs: readonly string[] = all): ListPlan => {
  const word = kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {kind, access, verbs, name: `Cop${word}`, title: `CoP ${title}`};
};

/** The kinds that lists can hold, one list each. What needs more than the permissions of a list to be true is not among them. */
export const plans: readonly ListPlan[] = [
  plan('community', 'owners', 'communities'),
  plan('membership', 'owners', 'memberships'),
  plan('topic', 'owners', 'topics'),
  plan('event', 'owners', 'events'),
  // Who somebody is SharePoint says; what they tell of themselves is theirs to write.
  plan('member', 'own', 'profiles', ['update']),
  plan('discussion', 'own', 'discussions'),
  plan('reply', 'own', 'replies'),
  plan('vote', 'own', 'votes'),
  plan('reaction', 'own', 'reactions'),
  plan('resource', 'own', 'resources'),
  plan('term', 'own', 'terms'),
  plan('revision', 'own', 'history', []),
  plan('follow', 'private', 'what people follow'),
  plan('read-mark', 'private', 'how far people have read'),
];

/** The number SharePoint has for what a list says of whose rows may be changed, and read. */
export function securityOf(access: Access): {readonly WriteSecurity: number; readonly ReadSecurity: number} {
  return {WriteSecurity: access === 'owners' ? 1 : 2, ReadSecurity: access === 'private' ? 2 : 1};
}

/** The name SharePoint derives of what a list was made as. */
export function entityOf({name}: ListPlan): string {
  return `${name}List`;
}

export interface ColumnPlan {
  readonly name: string;
  readonly type: 'Text' | 'Note';
  /** SharePoint's number of the type. */
  readonly kind: number;
  /** Looked for, and so indexed; an id is given once. */
  readonly isId: boolean;
}

/** Beside what every list has: the id, and the item whole. Rows are read by their number, which has an index already. */
export const columns: readonly ColumnPlan[] = [
  {name: 'CopId', type: 'Text', kind: 2, isId: true},
  {name: 'CopData', type: 'Note', kind: 3, isId: false},
];
