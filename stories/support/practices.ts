import type {Item} from '../../src/model/index.js';
import {dayFromNow, daysAgo, item} from './items.js';
import {sample} from './sample.js';

// prettier-ignore
const steps = `1. **Pick the system by lot**, not by how sure you are of it.
2. Restore last night’s backup into an *empty* account. No access to production.
3. Let somebody who did not write the runbook do it.
4. Time every step, and stop the clock only when a user could log in.
5. Write down what surprised you, and mend the runbook the same day.

| step | ours, January | ours, June |
|---|---:|---:|
| find the backup | 14 min | 1 min |
| restore | 52 min | 31 min |
| first login | 108 min | 9 min |
`;

/** A practice with everything a practice can say. */
export const restore = item('practice', {
  id: 'p-restore',
  title: 'Rehearse the restore',
  createdBy: 'emi',
  state: 'approved',
  createdAt: daysAgo(400),
  updatedAt: daysAgo(21),
  updatedBy: 'emi',
  summary: 'Restore last night’s backup into an empty place every month, and time it.',
  problem:
    'A backup that nobody has restored is a hope. We found out during an outage that **two tables had never been in it**, and that the one person who knew the steps was on a plane.',
  context:
    'Any system that holds data which cannot be made again. It needs an account apart from production, and an hour of two people.',
  forces:
    '- The rehearsal costs an afternoon that nobody has planned.\n- Restoring into production’s neighbour is quicker, and proves less.\n- Personal data must not lie about in a test account.',
  steps,
  result:
    'The real restore last spring took **nine minutes** instead of nine hours. Three runbooks were wrong, and are right now.',
  rationale:
    'People do well what they have done before. See [the SRE book on practising][sre].\n\n[sre]: https://sre.google/sre-book/data-integrity/',
  evidence: 'Fourteen rehearsals in four units; the log is kept by [Emi](member:emi).',
  sections: [
    {
      heading: 'What to say to your manager',
      body: 'One afternoon a month for two people, against a day of outage with thirty.\n\n> Rehearsals are the only backup.',
    },
    {
      heading: 'When it goes wrong',
      body: 'Stop, and treat it as the incident it would have been. A *failed* rehearsal is the best one.',
    },
  ],
  useWhen: [
    'data cannot be made again',
    'a regulator will ask for proof',
    'the last restore is older than the youngest colleague',
  ],
  notWhen: ['a replica takes over by itself', 'the data is a cache of something else'],
  effort: 'days',
  outcome: 'works',
  broughtIn: 'tried',
  maturity: 'standard',
  authors: ['emi', 'bjorn'],
  stewards: ['emi'],
  reviewers: ['dalia'],
  risk: 'high',
  verifiedAt: dayFromNow(-20),
  reviewBy: dayFromNow(110),
  related: ['p-canary'],
  tags: ['storage', 'reliability', 'rehearsal'],
  origin: {kind: 'discussion', id: 'd-restore', title: 'The restore that took nine minutes instead of nine hours'},
});

/** Tried, and found not to work. */
export const sharedLogin = item('practice', {
  id: 'p-shared-login',
  title: 'One shared login for dashboards',
  createdBy: 'dalia',
  state: 'approved',
  createdAt: daysAgo(120),
  outcome: 'failed',
  effort: 'hours',
  summary: 'A shared login for all dashboards saves a ticket, and costs you the answer to “who changed this?”.',
  problem: 'New colleagues waited three days for their login.',
  result: 'Nobody could say who had silenced the alarm.',
  authors: ['dalia'],
  stewards: ['dalia'],
  notWhen: ['anything can be changed with it'],
  risk: 'high',
  verifiedAt: dayFromNow(-60),
  reviewBy: dayFromNow(300),
  tags: ['security', 'dashboards'],
});

const summaries: readonly (readonly [id: string, title: string, summary: string, more: Partial<Item<'practice'>>])[] = [
  [
    'p-canary',
    'Release to one cell first',
    'Give every release to one small cell for an hour before anybody else gets it.',
    {
      authors: ['amara'],
      createdBy: 'amara',
      stewards: ['bjorn'],
      verifiedAt: dayFromNow(-350),
      risk: 'medium',
      tags: ['reliability', 'release'],
      effort: 'weeks',
      useWhen: ['users can be split into cells'],
      notWhen: ['the change must be everywhere at once'],
      maturity: 'proven',
    },
  ],
  [
    'p-secrets',
    'Rotate secrets by calendar',
    'A date, an owner and a script for every secret.',
    {
      authors: ['hugo'],
      createdBy: 'hugo',
      stewards: ['hugo'],
      verifiedAt: dayFromNow(-700),
      risk: 'high',
      tags: ['security'],
      effort: 'days',
      maturity: 'tried',
    },
  ],
  [
    'p-onepage',
    'Incident reviews on one page',
    'One page, written the same week, read by everybody who was there.',
    {
      authors: ['bjorn', 'grace'],
      createdBy: 'bjorn',
      stewards: ['grace'],
      state: 'in-review',
      tags: ['incidents', 'writing'],
      effort: 'hours',
      maturity: 'idea',
    },
  ],
  [
    'p-drain',
    'Drain a node without losing uploads',
    'Fail the readiness probe first, wait for the balancer, then stop.',
    {
      authors: ['amara'],
      createdBy: 'amara',
      stewards: ['emi'],
      verifiedAt: dayFromNow(-40),
      reviewBy: dayFromNow(12),
      tags: ['kubernetes', 'reliability'],
      effort: 'hours',
      maturity: 'tried',
    },
  ],
  [
    'p-dashboards',
    'Three graphs before any dashboard',
    'Rate, errors and duration first; nobody reads the forty others.',
    {
      authors: ['bjorn'],
      createdBy: 'bjorn',
      stewards: ['bjorn'],
      verifiedAt: dayFromNow(-100),
      tags: ['observability', 'dashboards'],
      effort: 'hours',
      maturity: 'proven',
    },
  ],
  [
    'p-pair',
    'Pair on the first on-call shift',
    'Nobody carries the pager alone before they have carried it with somebody.',
    {
      authors: ['grace'],
      createdBy: 'grace',
      stewards: ['grace'],
      verifiedAt: dayFromNow(-10),
      tags: ['on-call', 'people'],
      effort: 'weeks',
      maturity: 'proven',
    },
  ],
  [
    'p-schema',
    'Change schemas in three releases',
    'Add, move, remove: never two of them in one release.',
    {
      authors: ['emi', 'chidi'],
      createdBy: 'chidi',
      stewards: ['emi'],
      verifiedAt: dayFromNow(-200),
      tags: ['storage', 'release'],
      effort: 'weeks',
      maturity: 'standard',
      broughtIn: 'standard',
    },
  ],
  [
    'p-flags',
    'Give feature flags a date of death',
    'A flag without an end is a second programme inside the first.',
    {
      authors: ['farid'],
      createdBy: 'farid',
      stewards: ['amara'],
      tags: ['release'],
      effort: 'hours',
      maturity: 'idea',
      state: 'draft',
    },
  ],
  [
    'p-threat',
    'Model threats in forty minutes',
    'Draw it, ask four questions, write down three risks, stop.',
    {
      authors: ['dalia'],
      createdBy: 'dalia',
      stewards: ['dalia'],
      verifiedAt: dayFromNow(-15),
      tags: ['security'],
      effort: 'hours',
      maturity: 'proven',
    },
  ],
  [
    'p-wiki',
    'One wiki page per service',
    'Owner, purpose, pager, dashboards; nothing else, and nothing missing.',
    {
      authors: ['hugo'],
      createdBy: 'hugo',
      stewards: ['hugo'],
      state: 'retired',
      replacedBy: 'p-dashboards',
      tags: ['writing'],
      effort: 'days',
      maturity: 'tried',
    },
  ],
];

/** A library as a community of a few years has it. */
export const practices: readonly Item<'practice'>[] = [
  restore,
  sharedLogin,
  ...summaries.map(([id, title, summary, more], index) =>
    item('practice', {
      id,
      title,
      summary,
      state: 'approved',
      outcome: 'works',
      createdAt: daysAgo(500 - index * 30),
      updatedAt: daysAgo(90 - index * 7),
      ...more,
    }),
  ),
];

const report = (
  id: string,
  practice: string,
  unit: string,
  again: Item<'adoption'>['again'],
  createdBy: string,
  more: Partial<Item<'adoption'>> = {},
) => item('adoption', {id, practice, unit, again, createdBy, createdAt: daysAgo(20 + id.length), ...more});

export const adoptions: readonly Item<'adoption'>[] = [
  report('a-1', 'p-restore', 'Analytics', 'yes', 'chidi', {
    result: 'Found two tables without a backup.',
    measure: 'time to restore',
    value: -99,
    measuredIn: 'minutes',
  }),
  report('a-2', 'p-restore', 'Mobile', 'with-changes', 'grace', {
    adapted: 'Quarterly; monthly was too much for four people.',
  }),
  report('a-3', 'p-restore', 'Security', 'yes', 'dalia', {
    result: 'The auditor asked for the log, and had it in a minute.',
  }),
  report('a-4', 'p-restore', 'Cloud platform', 'yes', 'farid'),
  report('a-5', 'p-restore', 'Payments', 'no', 'amara', {
    result: 'Our data is rebuilt from events; the rehearsal proved nothing.',
  }),
  report('a-6', 'p-restore', 'Search', 'yes', 'hugo'),
  report('a-7', 'p-restore', 'Operations', 'yes', 'bjorn', {result: 'It is our own, so it does not count.'}),
  report('a-8', 'p-canary', 'Mobile', 'yes', 'farid'),
  report('a-9', 'p-canary', 'Security', 'yes', 'dalia'),
  report('a-10', 'p-canary', 'Analytics', 'yes', 'chidi'),
  report('a-11', 'p-dashboards', 'Mobile', 'yes', 'grace'),
  report('a-12', 'p-dashboards', 'Analytics', 'with-changes', 'chidi'),
  report('a-13', 'p-dashboards', 'Security', 'yes', 'dalia'),
  report('a-14', 'p-pair', 'Operations', 'yes', 'bjorn'),
  report('a-15', 'p-pair', 'Analytics', 'yes', 'chidi'),
  report('a-16', 'p-pair', 'Cloud platform', 'yes', 'emi'),
  report('a-17', 'p-threat', 'Mobile', 'yes', 'grace'),
  report('a-18', 'p-threat', 'Operations', 'yes', 'bjorn'),
  report('a-19', 'p-threat', 'Analytics', 'no', 'chidi'),
  report('a-20', 'p-drain', 'Mobile', 'yes', 'farid'),
  report('a-21', 'p-secrets', 'Cloud platform', 'yes', 'amara'),
];

/** Three hundred teams told of one practice; of the older half, nobody would use it again. */
export const manyReports: readonly Item<'adoption'>[] = Array.from({length: 300}, (_, index) => ({
  ...report(`a-many-${index}`, 'p-drain', `Team ${index + 1}`, index < 150 ? 'yes' : 'no', `stranger-${index}`),
  createdAt: daysAgo(index + 1),
}));

export const endorsements = [
  ...['amara', 'dalia', 'chidi', 'grace'].map((createdBy) =>
    item('endorsement', {id: `e-restore-${createdBy}`, subject: 'p-restore', createdBy}),
  ),
  item('endorsement', {id: 'e-pair-emi', subject: 'p-pair', createdBy: 'emi'}),
];

export const flags = [
  item('flag', {
    id: 'f-secrets-1',
    subject: 'p-secrets',
    reason: 'out-of-date',
    createdBy: 'dalia',
    note: 'The script still calls the old vault.',
    createdAt: daysAgo(12),
  }),
  item('flag', {
    id: 'f-secrets-2',
    subject: 'p-secrets',
    reason: 'broken-link',
    createdBy: 'chidi',
    createdAt: daysAgo(4),
  }),
  item('flag', {
    id: 'f-dashboards',
    subject: 'p-dashboards',
    reason: 'out-of-date',
    createdBy: 'farid',
    note: 'Two of the three graphs are called something else now.',
    createdAt: daysAgo(2),
  }),
];

/** Nobody looked at it when somebody should have. */
export const overdue = item('practice', {
  id: 'p-launch',
  title: 'One page for a launch',
  createdBy: 'emi',
  state: 'approved',
  outcome: 'works',
  stewards: ['grace'],
  verifiedAt: dayFromNow(-400),
  reviewBy: dayFromNow(-35),
});

/** In use, though nobody ever stood for it. */
export const neverVerified = item('practice', {
  id: 'p-never',
  title: 'Nobody ever looked',
  createdBy: 'emi',
  state: 'approved',
  outcome: 'works',
});

/** Two readers say that something is wrong with a practice whose steward leads nobody. */
export const threatFlags = [
  item('flag', {
    id: 'f-threat-1',
    subject: 'p-threat',
    reason: 'out-of-date',
    createdBy: 'amara',
    note: 'The four questions are five since spring.',
    createdAt: daysAgo(3),
  }),
  item('flag', {id: 'f-threat-2', subject: 'p-threat', reason: 'wrong', createdBy: 'chidi', createdAt: daysAgo(2)}),
];

/** Two links of it lead nowhere, as a source found. */
export const deadLinks = item('flag', {
  id: 'f-canary-dead',
  subject: 'p-canary',
  reason: 'broken-link',
  dead: [
    {url: 'https://docs.example.org/cells/2019', since: daysAgo(20).slice(0, 10)},
    {url: 'https://wiki.example.org/canary', since: daysAgo(9).slice(0, 10)},
  ],
  createdAt: daysAgo(5),
});

/** What the practice said before its authors rewrote two parts of it. */
export const earlier = item('revision', {
  id: 'r-restore-1',
  subject: 'p-restore',
  of: '0',
  createdBy: 'bjorn',
  createdAt: daysAgo(21),
  before: JSON.stringify({
    ...restore,
    summary: 'Restore a backup once a year.',
    steps: '1. Pick a system.\n2. Restore last night’s backup.',
    notWhen: ['a replica takes over by itself'],
    stewards: ['hugo'],
    related: ['p-canary', 'p-schema'],
  }),
});

/** What two readers would have it say: one change can be taken in as it is, the other is about what it says otherwise by now. */
export const amendments = [
  item('amendment', {
    id: 'am-weekly',
    practice: 'p-restore',
    createdBy: 'amara',
    createdAt: daysAgo(3),
    note: 'A month is long: we found three broken backups in our first week of doing it.',
    before: JSON.stringify({summary: restore.summary, useWhen: restore.useWhen}),
    after: JSON.stringify({
      summary: 'Restore last night’s backup into an empty place every week, and time it.',
      useWhen: [...restore.useWhen!, 'backups are made by more than one tool'],
    }),
  }),
  item('amendment', {
    id: 'am-effort',
    practice: 'p-restore',
    createdBy: 'dalia',
    createdAt: daysAgo(9),
    before: JSON.stringify({effort: 'hours', result: 'The real restore took an hour.'}),
    after: JSON.stringify({effort: 'weeks', result: 'The real restore took an hour. **Nobody** was called at night.'}),
  }),
  item('amendment', {
    id: 'am-tape',
    practice: 'p-restore',
    createdBy: 'chidi',
    createdAt: daysAgo(30),
    updatedAt: daysAgo(28),
    updatedBy: 'emi',
    state: 'declined',
    note: 'Tapes keep for thirty years.',
    answer: 'Fair, but we have not had a reader for them since 2022.',
    before: JSON.stringify({context: restore.context}),
    after: JSON.stringify({context: `${restore.context} Write it to tape as well.`}),
  }),
];

/** What Amara would find again. */
export const favourites = ['p-restore', 'p-secrets'].map((subject) =>
  item('preference', {
    id: `favourite-${subject}`,
    subject,
    about: 'favourite',
    createdBy: 'amara',
    visibility: 'person',
  }),
);

/** All that belongs to the library, for `parameters.community`. */
export const library = {practice: practices, adoption: adoptions, endorsement: endorsements, flag: flags};

/** As a visitor may see them. */
export const inPublic = <I extends Item>(items: readonly I[]): readonly I[] =>
  items.map((each) => ({...each, visibility: 'public' as const}));

/** Many, to page and to filter: the same few again and again, in a second community too. */
export function manyPractices(count: number): readonly Item<'practice'>[] {
  return Array.from({length: count}, (_, index) => {
    const each = practices[index % practices.length]!;
    const community = index % 3 === 0 ? 'storage' : 'platform';
    return {
      ...each,
      id: `${each.id}-${index}`,
      title: `${each.title}, case ${index + 1}`,
      community,
      updatedAt: daysAgo(1 + (index % 300)),
    };
  });
}

/** A practice as long as the longest real ones: one section of 109,000 characters. */
export function longPractice(): Item<'practice'> {
  const paragraph =
    'Restore into an **empty** account; *time* it; write down what surprised you, see [the log](https://example.com/log). ';
  const chapter = (number: number) =>
    `### Rehearsal ${number}\n\n${paragraph.repeat(6)}\n\n- found the backup\n- restored it\n- logged in\n`;
  let body = '';
  for (let number = 1; body.length < 109_000; number++) body += `${chapter(number)}\n`;
  return {
    ...restore,
    sections: [...restore.sections!, {heading: 'Log of all rehearsals', body: body.slice(0, 109_000)}],
  };
}

/** Words that do not break by themselves. */
export const longWords = item('practice', {
  id: 'p-long',
  title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsordnung',
  state: 'in-review',
  outcome: 'works',
  createdBy: 'emi',
  summary:
    'https://registry.example.com/a/very/long/address/without/any/space/in/it/at/all/that/nobody/would/ever/type/by/hand/index.html',
  useWhen: ['Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'],
  notWhen: ['Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung'],
  effort: 'months',
  tags: ['Kraftfahrzeughaftpflichtversicherung'],
  authors: ['emi'],
  stewards: ['somebody-who-was-never-imported-and-has-a-very-long-id'],
  problem: 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(6),
  verifiedAt: dayFromNow(-10),
});

/** Written from right to left. */
export const arabic = item('practice', {
  id: 'p-arabic',
  language: 'ar',
  title: 'تدرّب على الاستعادة',
  summary: 'استعد نسخة الليلة الماضية في مكان فارغ كل شهر، وقِس الوقت.',
  state: 'approved',
  outcome: 'works',
  createdBy: 'dalia',
  problem: 'النسخة التي لم يستعدها أحد مجرد أمل.',
  steps: '1. اختر النظام بالقرعة.\n2. استعده من الصفر.\n3. اكتب ما فاجأك.',
  useWhen: ['لا يمكن إعادة إنشاء البيانات'],
  notWhen: ['توجد نسخة احتياطية حية'],
  effort: 'days',
  authors: ['dalia'],
  stewards: ['dalia'],
  tags: ['تخزين'],
  verifiedAt: dayFromNow(-20),
  maturity: 'tried',
});

/** The sample's people, with a second community for those who look at several. */
export const communities = [
  ...(sample.community as readonly Item<'community'>[]),
  item('community', {id: 'storage', name: 'Storage', form: 'working group'}),
];
