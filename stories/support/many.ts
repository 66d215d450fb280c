import type {Item} from '../../src/model/index.js';
import {daysAgo, item} from './items.js';

// prettier-ignore
const given = ['Amara', 'Björn', 'Chidi', 'Dalia', 'Emi', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jarek', 'Kwame', 'Lucía', 'Mei', 'Noor', 'Olu', 'Petra', 'Quentin', 'Rosa', 'Sanna', 'Tomás', 'Uma', 'Viktor', 'Wanjiru', 'Xavier', 'Yara', 'Zoë'];
// prettier-ignore
const families = ['Okafor', 'Åkesson', 'Eze', 'Haddad', 'Tanaka', 'Nazari', 'Whitlock', 'Marchetti', 'Ferreira', 'Nowak', 'Mensah', 'Álvarez', 'Chen', 'Rahman', 'Adeyemi', 'Horvat', 'Dubois', 'Romero', 'Lindqvist', 'Novák', 'Iyer', 'Petrov', 'Kamau', 'Moreau', 'Saleh', 'Visser', "O'Neill", 'Ng'];
const places = ['Lagos', 'Göteborg', 'Amman', 'Osaka', 'Hamburg', 'Leeds', 'Torino', 'Nairobi', 'São Paulo', 'Toronto'];
const units = ['Cloud platform', 'Operations', 'Analytics', 'Security', 'Mobile', 'Finance systems', 'Research'];
const titles = ['Engineer', 'Senior engineer', 'Analyst', 'Architect', 'Team lead', 'Designer'];
const skills = [
  'Kubernetes',
  'Observability',
  'PostgreSQL',
  'Threat modelling',
  'Technical writing',
  'Streaming',
  'Facilitation',
  'Testing',
];
const topics = ['Kubernetes', 'Reliability', 'Observability', 'Storage', 'Security', 'Data'];

/** So many people, the same every time. */
export function manyMembers(count: number): readonly Item<'member'>[] {
  const createdAt = daysAgo(100);
  return Array.from({length: count}, (_, index) => {
    const at = scramble(index);
    return item('member', {
      id: `member-${index}`,
      createdAt,
      name: `${pick(given, at)} ${pick(families, at >>> 5)}${index >= 700 ? ` ${index}` : ''}`,
      title: pick(titles, at >>> 3),
      unit: pick(units, at >>> 7),
      place: pick(places, at >>> 9),
      helps: [{skill: pick(skills, at >>> 11), level: 1 + (at % 4)}],
      topics: [pick(topics, at >>> 13)],
      account: 'person',
    });
  });
}

/** So many discussions, the newest first, a few minutes apart; every third one is a question. */
export function manyDiscussions(
  count: number,
  authors: readonly string[] = ['amara', 'bjorn', 'chidi', 'dalia', 'emi', 'farid'],
): readonly Item<'discussion'>[] {
  const types = ['question', 'idea', 'story'] as const;
  return Array.from({length: count}, (_, index) => {
    const at = scramble(index);
    const topic = pick(topics, at >>> 3);
    return item('discussion', {
      id: `discussion-${index}`,
      createdAt: daysAgo(0, index / 6),
      createdBy: pick(authors, at),
      type: pick(types, index),
      title: `${topic}: what we learnt, number ${index + 1}`,
      topics: [topic],
      body: `Paragraph with **weight** and a [link](https://example.org/${index}).\n\n${'One more sentence about it. '.repeat(1 + (at % 6))}`,
    });
  });
}

function pick<V>(values: readonly V[], at: number): V {
  return values[at % values.length]!;
}

/** Spreads neighbours apart (Knuth's multiplicative hash), without chance. */
function scramble(index: number): number {
  return Math.imul(index + 1, 2_654_435_761) >>> 0;
}
