import type {Draft} from '../../model/item.js';
import type {DiscussionType} from '../../model/kinds.js';

/** What a new discussion says above its text, as it is typed. */
export interface Head {
  readonly type: DiscussionType;
  readonly title: string;
  /** Separated by commas. */
  readonly topics: string;
  readonly community: string;
  readonly anonymous: boolean;
  /** Of a poll, empty fields included. */
  readonly choices: readonly string[];
  readonly several: boolean;
}

export const blankHead: Head = {
  type: 'question',
  title: '',
  topics: '',
  community: '',
  anonymous: false,
  choices: [],
  several: false,
};

/** What was kept, as far as it still makes sense; `blank` where nothing was. */
export function keptHead(text: string, blank: Head, types: readonly DiscussionType[]): Head {
  try {
    const kept = JSON.parse(text) as Partial<Record<keyof Head, unknown>>;
    return {
      type: types.find((each) => each === kept.type) ?? blank.type,
      title: String(kept.title ?? ''),
      topics: String(kept.topics ?? ''),
      community: String(kept.community ?? ''),
      anonymous: kept.anonymous === true,
      choices: Array.isArray(kept.choices) ? kept.choices.map(String) : [],
      several: kept.several === true,
    };
  } catch {
    return blank;
  }
}

/** What is to be sent of it. */
export function contentOf(head: Head, body: string, community: string | undefined): Omit<Draft<'discussion'>, 'id'> {
  const {type, title, anonymous, several} = head;
  const topics = distinct(head.topics.split(','));
  return {
    type,
    title: title.trim(),
    ...(body.trim() && {body}),
    ...(type === 'poll' && {choices: distinct(head.choices), ...(several && {several})}),
    ...(topics.length > 0 && {topics}),
    ...(anonymous && {anonymous}),
    ...(community && {community}),
  };
}

/** Without blanks, and nothing twice. */
function distinct(typed: readonly string[]): readonly string[] {
  return [...new Set(typed.map((text) => text.trim()).filter(Boolean))];
}
