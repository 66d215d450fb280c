import type {Mentorship} from './mentorship-row.js';
import type {Deeds} from './deeds.js';

/** The words that mentoring and circles have each in their own list. */
interface DeclineStrings {
  readonly declining: (name: string) => string;
  readonly decliningHint: string;
  readonly inWords: string;
  readonly decline: string;
  readonly declined: (name: string) => string;
}

/** What a form is about in which somebody declines. */
export function declining({id}: Pick<Mentorship, 'id'>): string {
  return `decline ${id}`;
}

/** Says no to what was asked, with a line to whoever asked, if one likes: what is typed is kept until it is sent. */
export function openDecline(item: Mentorship, name: string, deeds: Deeds, strings: DeclineStrings): void {
  deeds.open(declining(item), {
    name: `mentorship-decline/${item.id}`,
    words: () => ({title: strings.declining(name), send: strings.decline, hint: strings.decliningHint}),
    fields: () => [{name: 'answer', label: strings.inWords, as: 'text'}],
    send: async ({answer}, {key}) => {
      const result = await deeds.act(item, 'decline', answer ? {answer} : undefined, key);
      if (result) void deeds.done(strings.declined(name));
      return result !== undefined;
    },
  });
}
