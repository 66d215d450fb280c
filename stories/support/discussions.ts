import type {Item} from '../../src/model/index.js';
import {item} from './items.js';

/*
 * Talk of an engineering community, as much as a story needs: always the same for a number, so that a picture of a story can be
 * compared with the one before.
 */

type Type = Item<'discussion'>['type'];

const people = ['amara', 'bjorn', 'chidi', 'dalia', 'emi', 'farid', 'grace'];

interface Theme {
  readonly topic: string;
  readonly thing: string;
  readonly verb: string;
  readonly pain: string;
  readonly detail: string;
}

// prettier-ignore
const themes: readonly Theme[] = [
  {topic: 'Kubernetes', thing: 'a stateful set', verb: 'resize', pain: 'losing a volume', detail: 'the claim template cannot be changed in place, so we delete the set with `--cascade=orphan` and create it anew'},
  {topic: 'Kubernetes', thing: 'node pools', verb: 'upgrade', pain: 'a night shift', detail: 'the disruption budget says one, the autoscaler says three, and they meet at half past two'},
  {topic: 'Storage', thing: 'the nightly backups', verb: 'verify', pain: 'restoring everything', detail: 'checksums match and yet the last rehearsal found two tables without an index'},
  {topic: 'Storage', thing: 'old partitions', verb: 'retire', pain: 'locking the table', detail: '`DETACH PARTITION CONCURRENTLY` waits for one reader who went on holiday'},
  {topic: 'Observability', thing: 'trace sampling', verb: 'tune', pain: 'missing the one that mattered', detail: 'head sampling keeps one in a hundred, and errors are one in ten thousand'},
  {topic: 'Observability', thing: 'alerts', verb: 'prune', pain: 'sleeping through the real one', detail: 'of 412 alerts last month, eleven led to anything'},
  {topic: 'Reliability', thing: 'an error budget', verb: 'agree on', pain: 'a fight every quarter', detail: 'product counts minutes, we count requests, and both are right'},
  {topic: 'Reliability', thing: 'incident reviews', verb: 'keep short', pain: 'leaving out what matters', detail: 'ours are nine pages long and the lesson is on page eight'},
  {topic: 'Security', thing: 'service credentials', verb: 'rotate', pain: 'a restart at noon', detail: 'the client library reads the file once, at the start'},
  {topic: 'Security', thing: 'third-party actions', verb: 'pin', pain: 'a pull request a day', detail: 'tags move; digests do not, and nobody reads them'},
  {topic: 'Data', thing: 'schema changes', verb: 'roll out', pain: 'breaking readers downstream', detail: 'the producer is ready in a day, the last of eleven consumers in a month'},
  {topic: 'Data', thing: 'late events', verb: 'handle', pain: 'counting them twice', detail: 'a tunnel, a phone, a queue of four hours, and yesterday’s sum is wrong'},
];

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

type Wording = (theme: Theme, nth: number) => {readonly title: string; readonly body: string};

// prettier-ignore
const wordings: Readonly<Record<'question' | 'idea' | 'story' | 'announcement', readonly Wording[]>> = {
  question: [
    ({thing, verb, pain, detail}) => ({title: `How do you ${verb} ${thing} without ${pain}?`, body: `We tried the obvious way and it cost us a weekend: ${detail}.\n\nWhat do you do instead, and what does it cost you?`}),
    ({thing, verb, detail}, nth) => ({title: `Has anybody found a calm way to ${verb} ${thing}?`, body: `Here ${detail}.\n\n- ${2 + (nth % 5)} teams, one cluster each\n- no downtime allowed between 7 and 19\n- everything is in Git\n\nI would rather copy a good answer than invent a bad one.`}),
    ({thing, pain}, nth) => ({title: `${capital(thing)} and ${pain}: is it us?`, body: `It happened ${2 + (nth % 4)} times since spring, always on a Tuesday. The log says:\n\n\`\`\`\ncontext deadline exceeded (${10 + (nth % 50)}s)\n\`\`\`\n\nand nothing else.`}),
  ],
  idea: [
    ({thing, verb, pain}) => ({title: `What if we let a script ${verb} ${thing}?`, body: `We do it by hand, by a page of the wiki that is two years old, and fear **${pain}** every time. A script that stops and asks before each step would be enough for a start.`}),
    ({topic, thing}) => ({title: `A shared hour on ${thing}, once a month`, body: `One team brings a problem about *${topic.toLowerCase()}*, everybody else brings a question. No slides. I would host the first two.`}),
  ],
  story: [
    ({thing, verb, detail}, nth) => ({title: `What we learnt when we had to ${verb} ${thing} in a hurry`, body: `It was ${8 + (nth % 9)} in the evening: ${detail}.\n\n> We had written it down. We had not read it since.\n\nThree things we do differently now, with the runbook linked below.`}),
    ({thing, pain}) => ({title: `Six months with ${thing}, and no ${pain.replace(/^an? /, '')}`, body: 'Short version: smaller steps, one owner, a dated checklist. The long version has graphs, and I am happy to go through them with anybody who is about to start.'}),
  ],
  announcement: [
    ({topic}) => ({title: `${topic} clinic moves to Thursdays`, body: 'Same room, same link, one hour later, so that Osaka and Lagos can both be there. Bring what you are stuck on.'}),
  ],
};

const types: readonly (keyof typeof wordings)[] = [
  'question',
  'question',
  'idea',
  'question',
  'story',
  'question',
  'idea',
  'question',
  'story',
  'announcement',
  'question',
];

/** So many discussions, the newest first. Solved ones name an answer that `answers` has. */
export function discussions(count: number): readonly Item<'discussion'>[] {
  return Array.from({length: count}, (_, nth) => discussionOf(nth));
}

function discussionOf(nth: number): Item<'discussion'> {
  const type = types[nth % types.length]!;
  const theme = themes[(nth * 7) % themes.length]!;
  const wording = wordings[type][(nth >> 1) % wordings[type].length]!;
  const isSolved = type === 'question' && nth % 3 === 1;
  return item('discussion', {
    id: `many-${nth}`,
    type: type as Type,
    ...wording(theme, nth),
    topics: nth % 4 === 0 ? [theme.topic, 'Ways of working'] : [theme.topic],
    createdBy: people[(nth * 5 + (nth >> 3)) % people.length]!,
    createdAt: new Date(Date.now() - nth * 47 * 60_000 - 5 * 60_000).toISOString(),
    ...(isSolved && {state: 'solved', accepted: [`many-${nth}-0`]}),
    ...(nth % 97 === 13 && {anonymous: true}),
  });
}

// prettier-ignore
const sayings: readonly string[] = [
  'We had the same. What helped was to look at **who waits for whom** before touching anything: `kubectl get events --sort-by=.lastTimestamp` and a cup of tea.',
  'Do you have the numbers from before? I would compare the p99 of the week before with the week after, not the mean.',
  'Not in our case. Ours turned out to be DNS, as ever:\n\n```\n;; connection timed out; no servers could be reached\n```\n\nThe node-local cache fixed it.',
  'Small correction: that was true until last year. Since then the controller does it in the right order, if you set `maxUnavailable` to 0.',
  'Thank you, that is the first explanation I could repeat to my own team.',
  '1. Freeze changes for an hour.\n2. Take one node out.\n3. Watch it for ten minutes before the next.\n\nIt is slow, and it has never woken anybody.',
  'I tried this on our staging cluster today. It works, with one surprise: the old pods kept their leases for a minute. I wrote it up in the practice.',
  'Could somebody from storage have a look at this? I believe the retry is the problem, not the disk.',
  '> keeps sending\n\nThat is the part to fix first: the balancer must hear of it before the process does.',
  'Is there a reason not to do it in two steps? Half the risk, and you can stop in between.',
];

/** A long thread with branches, `count` replies to one discussion. */
export function replies(discussion: string, count: number, depth = 5): readonly Item<'reply'>[] {
  const made: Item<'reply'>[] = [];
  const path: string[] = [];
  for (let nth = 0; nth < count; nth++) {
    // Goes deeper for a while, then comes back: as conversations do.
    const level = [0, 1, 2, 1, 0, 0, 1, 2, 3, 4, 5, 2, 0, 1][nth % 14]!;
    path.length = Math.min(level, path.length, depth);
    const id = `${discussion}-r${nth}`;
    const inReplyTo = path.at(-1);
    made.push(
      item('reply', {
        id,
        discussion,
        ...(inReplyTo && {inReplyTo}),
        body: sayings[(nth * 3 + (nth >> 2)) % sayings.length]!,
        createdBy: people[(nth * 3 + 1) % people.length]!,
        createdAt: new Date(Date.now() - (count - nth) * 23 * 60_000).toISOString(),
      }),
    );
    path.push(id);
  }
  return made;
}

/** What was said to the first so many of them: an answer to each that is solved, and some talk. */
export function answers(count: number): readonly Item<'reply'>[] {
  return Array.from({length: count}, (_, nth) => answersTo(nth)).flat();
}

function answersTo(nth: number): readonly Item<'reply'>[] {
  const isSolved = types[nth % types.length] === 'question' && nth % 3 === 1;
  const said = Math.max(isSolved ? 1 : 0, ((nth * 13) % 9) - 3);
  return Array.from({length: said}, (_, index) =>
    item('reply', {
      id: `many-${nth}-${index}`,
      discussion: `many-${nth}`,
      body: sayings[(nth + index * 3) % sayings.length]!,
      createdBy: people[(nth + index + 1) % people.length]!,
      createdAt: new Date(Date.now() - nth * 47 * 60_000 - (4 - index * 0.2) * 60_000).toISOString(),
    }),
  );
}
