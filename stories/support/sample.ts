import type {Item, Kind} from '../../src/model/index.js';
import {dayFromNow, daysAgo, item} from './items.js';

/*
 * A small community that every story starts from: Platform engineering, eight people, what they talk about, what they have
 * proved, and how they thank each other. A story replaces the kinds it is about.
 */

// prettier-ignore
const member: readonly Item<'member'>[] = [
  item('member', {
    id: 'amara', name: 'Amara Okafor', title: 'Platform engineer', unit: 'Cloud platform', place: 'Lagos', timeZone: 'Africa/Lagos',
    languages: ['en', 'yo'], bio: 'Keeps clusters boring. Happy to read your post-mortem.', mail: 'amara.okafor@example.org',
    helps: [{skill: 'Kubernetes', level: 4}, {skill: 'Incident review', level: 3}], seeks: [{skill: 'Technical writing', level: 1}],
    topics: ['Kubernetes', 'Reliability'], joined: '2021-03-01', account: 'person',
  }),
  item('member', {
    id: 'bjorn', name: 'Björn Åkesson', title: 'Site reliability lead', unit: 'Operations', place: 'Göteborg', timeZone: 'Europe/Stockholm',
    languages: ['sv', 'en'], helps: [{skill: 'Observability', level: 4}, {skill: 'Incident review', level: 4}], topics: ['Reliability', 'Observability'],
    officeHours: 'Thursdays 14 to 15', joined: '2019-09-15', account: 'person',
  }),
  item('member', {
    id: 'chidi', name: 'Chidi Eze', title: 'Data engineer', unit: 'Analytics', place: 'Lagos', timeZone: 'Africa/Lagos',
    helps: [{skill: 'Streaming', level: 3}, {skill: 'PostgreSQL', level: 3}], seeks: [{skill: 'Kubernetes', level: 2}], topics: ['Data', 'Storage'],
    joined: '2022-06-20', account: 'person',
  }),
  item('member', {
    id: 'dalia', name: 'Dalia Haddad', title: 'Security architect', unit: 'Security', place: 'Amman', timeZone: 'Asia/Amman', languages: ['ar', 'en', 'fr'],
    helps: [{skill: 'Threat modelling', level: 4}, {skill: 'Secrets', level: 4}], topics: ['Security'], joined: '2020-01-10', account: 'person',
  }),
  item('member', {
    id: 'emi', name: 'Emi Tanaka', title: 'Storage engineer', unit: 'Cloud platform', place: 'Osaka', timeZone: 'Asia/Tokyo', languages: ['ja', 'en'],
    helps: [{skill: 'Storage', level: 4}, {skill: 'PostgreSQL', level: 4}], seeks: [{skill: 'Mentoring', level: 2}], topics: ['Storage', 'Reliability'],
    joined: '2018-04-02', account: 'person',
  }),
  item('member', {
    id: 'farid', name: 'Farid Nazari', title: 'Junior developer', unit: 'Mobile', place: 'Hamburg', timeZone: 'Europe/Berlin', languages: ['de', 'fa', 'en'],
    seeks: [{skill: 'Observability', level: 1}, {skill: 'Incident review', level: 1}], topics: ['Observability'], joined: '2025-02-17', account: 'person',
  }),
  item('member', {
    id: 'grace', name: 'Grace Whitlock', title: 'Delivery manager', unit: 'Mobile', place: 'Leeds', timeZone: 'Europe/London', languages: ['en'],
    helps: [{skill: 'Facilitation', level: 4}, {skill: 'Technical writing', level: 3}], topics: ['Ways of working'], joined: '2017-11-06', account: 'person',
  }),
  item('member', {
    id: 'hugo', name: 'Hugo Marchetti', title: 'Database administrator', unit: 'Operations', place: 'Torino', helps: [{skill: 'PostgreSQL', level: 4}],
    topics: ['Storage'], joined: '2012-05-21', account: 'person', state: 'moved-on', successor: 'emi',
  }),
];

const membership = (id: string, person: string, role: Item<'membership'>['role'], since: string) =>
  item('membership', {id, member: person, role, since, createdBy: person});

// prettier-ignore
const items: {readonly [K in Kind]?: readonly Item<K>[]} = {
  community: [
    item('community', {
      id: 'platform', name: 'Platform engineering', form: 'community', purpose: 'Make the safe way the easy way, together.', topic: 'Platforms',
      topics: ['Kubernetes', 'Reliability', 'Observability', 'Storage', 'Security', 'Data'], anonymous: true,
    }),
  ],
  member,
  membership: [
    membership('m-amara', 'amara', 'member', '2021-03-01'), membership('m-bjorn', 'bjorn', 'steward', '2019-09-15'), membership('m-chidi', 'chidi', 'member', '2022-06-20'),
    membership('m-dalia', 'dalia', 'member', '2020-01-10'), membership('m-emi', 'emi', 'steward', '2018-04-02'), membership('m-farid', 'farid', 'member', '2025-02-17'),
    membership('m-grace', 'grace', 'facilitator', '2017-11-06'),
  ],
  topic: [
    item('topic', {id: 't-kubernetes', name: 'Kubernetes', aliases: ['k8s']}), item('topic', {id: 't-reliability', name: 'Reliability'}),
    item('topic', {id: 't-observability', name: 'Observability', aliases: ['o11y', 'monitoring']}), item('topic', {id: 't-storage', name: 'Storage'}),
    item('topic', {id: 't-security', name: 'Security'}),
  ],
  discussion: [
    item('discussion', {
      id: 'd-drain', type: 'question', title: 'How do you drain a node without losing long uploads?', createdBy: 'farid', createdAt: daysAgo(3), topics: ['Kubernetes'],
      body: 'We lose **uploads longer than 30 s** whenever a node is drained.\n\n- `terminationGracePeriodSeconds` is 60\n- the load balancer keeps sending\n\nWhat do you do?',
      state: 'solved', accepted: ['r-drain-1'],
    }),
    item('discussion', {
      id: 'd-review', type: 'idea', title: 'One page for every incident review', createdBy: 'bjorn', createdAt: daysAgo(8), topics: ['Reliability'],
      body: 'Ours have grown to nine pages and nobody reads them. I would like to try *one page*, with the timeline as an attachment.',
    }),
    item('discussion', {
      id: 'd-restore', type: 'story', title: 'The restore that took nine minutes instead of nine hours', createdBy: 'emi', createdAt: daysAgo(15), topics: ['Storage'],
      body: 'We rehearse a restore every month. Last Tuesday it was real.\n\n> Rehearsals are the only backup.\n\nThe runbook is linked from the practice.',
    }),
    item('discussion', {
      id: 'd-summit', type: 'announcement', title: 'Community day on the 14th: bring a failure', createdBy: 'grace', createdAt: daysAgo(1), pinned: true,
      body: 'Ten minutes each, no slides. The best failure gets the cake.',
    }),
  ],
  reply: [
    item('reply', {
      id: 'r-drain-1', discussion: 'd-drain', createdBy: 'amara', createdAt: daysAgo(2, 20),
      body: 'Let the pod fail its readiness probe first, wait for the balancer, then stop:\n\n```sh\ntouch /tmp/draining && sleep 15\n```\n\nThe grace period must cover both.',
    }),
    item('reply', {id: 'r-drain-2', discussion: 'd-drain', inReplyTo: 'r-drain-1', createdBy: 'farid', createdAt: daysAgo(2, 18), body: 'That was it. Thank you!'}),
    item('reply', {id: 'r-drain-3', discussion: 'd-drain', createdBy: 'bjorn', createdAt: daysAgo(1, 4), body: 'We also drain at most one node per zone at a time.'}),
    item('reply', {id: 'r-review-1', discussion: 'd-review', createdBy: 'grace', createdAt: daysAgo(7), body: 'Yes please. I would read one page.'}),
  ],
  reaction: [
    item('reaction', {id: 'x-1', subject: 'r-drain-1', reaction: 'helpful', createdBy: 'farid'}),
    item('reaction', {id: 'x-2', subject: 'r-drain-1', reaction: 'helpful', createdBy: 'chidi'}),
    item('reaction', {id: 'x-3', subject: 'd-restore', reaction: 'celebrate', createdBy: 'bjorn'}),
  ],
  practice: [
    item('practice', {
      id: 'p-restore', title: 'Rehearse the restore', summary: 'Restore last night’s backup into an empty place every month, and time it.', createdBy: 'emi', state: 'approved',
      problem: 'Backups that nobody has restored are hopes.', steps: '1. Pick a system by lot.\n2. Restore it from nothing.\n3. Write down the time and what surprised you.',
      useWhen: ['data cannot be made again', 'a regulator asks'], notWhen: ['a replica can take over'], effort: 'days', outcome: 'works', broughtIn: 'proven',
      authors: ['emi'], stewards: ['emi'], risk: 'high', verifiedAt: dayFromNow(-20), reviewBy: dayFromNow(160), tags: ['storage', 'reliability'], createdAt: daysAgo(400),
    }),
    item('practice', {
      id: 'p-canary', title: 'Release to one cell first', summary: 'Give every release to one small cell for an hour before anybody else gets it.', createdBy: 'amara', state: 'approved',
      useWhen: ['users can be split into cells'], notWhen: ['the change must be everywhere at once'], effort: 'weeks', outcome: 'works', authors: ['amara'],
      stewards: ['bjorn'], risk: 'medium', verifiedAt: dayFromNow(-350), tags: ['reliability'], createdAt: daysAgo(500),
    }),
    item('practice', {
      id: 'p-shared-login', title: 'One shared login for dashboards', summary: 'Tried for a quarter; nobody could say who had changed what.', createdBy: 'dalia', state: 'approved',
      outcome: 'failed', effort: 'hours', authors: ['dalia'], stewards: ['dalia'], risk: 'high', verifiedAt: dayFromNow(-90), tags: ['security'], createdAt: daysAgo(120),
    }),
    item('practice', {
      id: 'p-secrets', title: 'Rotate secrets by calendar', summary: 'A date, an owner and a script for every secret.', createdBy: 'hugo', state: 'approved', effort: 'days',
      outcome: 'works', authors: ['hugo'], stewards: ['hugo'], risk: 'high', verifiedAt: dayFromNow(-700), tags: ['security'], createdAt: daysAgo(900),
    }),
  ],
  adoption: [
    item('adoption', {id: 'a-1', practice: 'p-restore', unit: 'Analytics', again: 'yes', createdBy: 'chidi', result: 'Found two tables without a backup.'}),
    item('adoption', {id: 'a-2', practice: 'p-restore', unit: 'Mobile', again: 'with-changes', createdBy: 'grace'}),
    item('adoption', {id: 'a-3', practice: 'p-restore', unit: 'Operations', again: 'yes', createdBy: 'bjorn'}),
    item('adoption', {id: 'a-4', practice: 'p-canary', unit: 'Mobile', again: 'yes', createdBy: 'farid'}),
  ],
  endorsement: [item('endorsement', {id: 'e-1', subject: 'p-restore', createdBy: 'amara'}), item('endorsement', {id: 'e-2', subject: 'p-restore', createdBy: 'dalia'})],
  badge: [
    item('badge', {id: 'b-helper', name: 'Helping hand', description: 'Helped somebody out of a hole.', criteria: 'Answer a question so that the asker could go on.', level: 'first'}),
    item('badge', {id: 'b-steward', name: 'Steward of the year', description: 'Looked after what others rely on.', criteria: 'Keep three practices verified for a year.', level: 'third', givenBy: 'facilitator'}),
    item('badge', {id: 'b-teacher', name: 'Patient teacher', description: 'Explained it again, kindly.', criteria: 'Teach somebody a skill they now use.', level: 'second'}),
  ],
  award: [
    item('award', {id: 'w-1', badge: 'b-helper', member: 'amara', createdBy: 'farid', createdAt: daysAgo(2), message: 'You saved my release, and told me why it works.', evidence: [{kind: 'reply', id: 'r-drain-1', title: 'How do you drain a node?'}]}),
    item('award', {id: 'w-2', badge: 'b-steward', member: 'emi', createdBy: 'grace', createdAt: daysAgo(40), message: 'Three practices, twelve months, not one out of date.'}),
    item('award', {id: 'w-3', badge: 'b-teacher', member: 'bjorn', createdBy: 'farid', createdAt: daysAgo(12), message: 'For the third explanation of quorum.'}),
  ],
  notice: [item('notice', {id: 'n-1', subject: 'd-drain', reason: 'reply', about: 'r-drain-2', by: 'farid', createdBy: 'amara', createdAt: daysAgo(2, 18), visibility: 'person'})],
};

/** The whole sample, by kind. */
export const sample = items;
