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
  change: 'Change',
  keepChange: 'Keep',
  isChanged: 'The programme is changed.',
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
  leftWhy: 'Choose one for them, or ask somebody to take part.',
  leftNoFit: 'Nobody here can help with what they look for.',
  leftFull: 'Somebody here could help: choose them, and both are asked.',
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
  successionHint:
    'What would leave with somebody: what one person alone can help with and others want to learn, and what only those know who move on.',
  onlyOne: (who: string, skill: string) => `Only ${who} can help with ${skill}.`,
  leaves: (who: string, day: string, skill: string) =>
    `${who} is here until ${day}, and nobody else can help with ${skill}.`,
  allLeave: (who: string, day: string, skill: string, others: number) =>
    `${who} is here until ${day}, and whoever else can help with ${skill} (${words.number(others)}) moves on as well.`,
  wanted: (count: number) =>
    words.plural(count, {one: '# person wants to learn it.', other: '# people want to learn it.'}),
  noRisk: 'Nothing would leave with one person: what somebody wants to learn is known by several who stay.',
  partOfRisks: 'Not everybody could be looked at: there may be more.',
  passOn: 'Begin a succession',
  passOnName: (skill: string) => `Begin a succession for ${skill}`,
  successionAsks: (who: string) =>
    `${who} and those you choose are asked, each two by themselves. It begins for them once both said yes.`,
  learners: 'Who is to learn it',
  learnersHint: 'They want to. Whoever knows it takes one at a time, unless they said another number.',
  successionAsked: (who: string, count: number) =>
    words.plural(count, {
      one: `It is begun. ${who} and # person are asked.`,
      other: `It is begun. ${who} and # people are asked.`,
    }),
  about: (skill: string) => `About ${skill}`,
  skill: 'The one skill it is about',
  skillHint: 'If you like: then who can help with it is paired with who wants to learn it, and nobody else.',
  successionOf: (skill: string) => `Succession: ${skill}`,
});
