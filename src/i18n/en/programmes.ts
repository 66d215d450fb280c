import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** Whoever brings people together: rounds in which those who take part are paired, and skills that would leave with one person. */
export const programmes = section('programmes', {
  title: 'Programmes',
  hint: 'In a programme you pair those who take part, all at once. What a pair writes is theirs: you see that they are paired, and no more.',
  none: 'No programme yet. Begin one, and tell people to take part under “What you offer and seek”.',
  begin: 'Begin a programme',
  name: 'Name',
  needName: 'Give it a name.',
  body: 'What it is for',
  form: 'What kind',
  until: 'Pairs work together until',
  keep: 'Begin',
  begun: 'It is begun. Who takes part says so under “What you offer and seek”.',
  takePart: (mentors: number, mentees: number) =>
    `${words.plural(mentors, {one: '# mentor takes part', other: '# mentors take part'})}, ${words.plural(mentees, {one: '# person seeks one', other: '# people seek one'})}`,
  matched: (count: number) => words.plural(count, {one: '# pair so far', other: '# pairs so far'}),
  together: (count: number) => `At least ${words.number(count)} pairs in smaller programmes`,
  preview: 'Preview the pairs',
  previewName: (title: string) => `Preview the pairs: ${title}`,
  pairsOf: (title: string) => `Pairs: ${title}`,
  why: 'Why',
  pinned: 'pinned',
  pinnedHint: 'Both whom you pin are asked.',
  nobody: 'Nobody yet',
  choose: (name: string) => `Mentor for ${name}`,
  left: 'Without a mentor',
  leftWhy: 'Nobody with room fits what they look for. Choose one for them, or ask somebody to take part.',
  noPairs: 'There is nobody to pair: nobody seeks a mentor, or none has room who fits.',
  stable: 'No two people here would both rather have each other, and nobody has more than they take.',
  match: 'Pair them',
  wasMatched: (count: number) =>
    words.plural(count, {one: '# pair was made, and told.', other: '# pairs were made, and told.'}),
  back: 'Back',
  close: 'Close it',
  reopen: 'Open it again',
  nameOf: (act: string, title: string) => `${act}: ${title}`,
  wasClosed: 'It is closed.',
  wasReopened: 'It is open again.',
  succession: 'Before somebody leaves',
  successionHint: 'What one person alone can help with, and others want to learn.',
  onlyOne: (who: string, skill: string, count: number) =>
    `Only ${who} can help with ${skill}; ${words.plural(count, {one: '# person wants', other: '# people want'})} to learn it.`,
  noRisk: 'Everything that somebody wants to learn is known by several people.',
  passOn: 'Begin a succession',
  passOnName: (skill: string) => `Begin a succession for ${skill}`,
  successionOf: (skill: string) => `Succession: ${skill}`,
});
