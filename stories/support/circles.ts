import {dayFromNow, daysAgo, item} from './items.js';

/** Circles as everybody finds them: two of the reader's own, one that is full, and two more. */
export const circle = [
  item('circle', {
    ...{id: 'circle-leading', createdBy: 'dalia', owner: 'dalia', size: 6, taken: 5, createdAt: daysAgo(60)},
    title: 'Leading without being anybody’s lead',
    body: 'We bring one situation each time, ask before we advise, and tell what became of the last one.',
    topics: ['Leading without authority', 'Incident review'],
  }),
  item('circle', {
    ...{id: 'circle-writing', createdBy: 'amara', owner: 'amara', size: 4, createdAt: daysAgo(6)},
    title: 'Write it down',
    body: 'Half an hour to write, half an hour to read each other.',
    topics: ['Writing'],
  }),
  item('circle', {
    ...{id: 'circle-storage', createdBy: 'grace', owner: 'grace', size: 8, guided: true, createdAt: daysAgo(12)},
    title: 'How our storage works',
    body: 'Grace goes through one part of it every two weeks; bring what you do not understand.',
    topics: ['Storage'],
  }),
  item('circle', {
    ...{id: 'circle-talks', createdBy: 'emi', owner: 'emi', size: 5, createdAt: daysAgo(3)},
    title: 'First talks',
  }),
  item('circle', {
    ...{id: 'circle-nights', createdBy: 'farid', owner: 'farid', size: 4, createdAt: daysAgo(2)},
    title: 'On call, and asleep at night',
    topics: ['Alerting'],
  }),
];

const own = {mentor: 'dalia', form: 'circle', circle: 'circle-leading'} as const;

/** What the circles of others have for themselves: nobody else sees it. */
export const ofOthers = ['storage grace', 'talks emi', 'nights farid'].map((each) => {
  const [name, mentor] = each.split(' ') as [string, string];
  return item('mentorship', {
    ...{id: `in-${name}`, mentor, form: 'circle', circle: `circle-${name}`, people: [mentor], state: 'accepted'},
  });
});

/** What the reader's circles have for themselves, who asks to be let in, and who invites the reader. */
export const inCircles = [
  item('mentorship', {
    ...{id: 'in-leading', ...own, state: 'active', createdAt: daysAgo(60), updatedAt: daysAgo(4)},
    people: ['dalia', 'amara', 'farid', 'grace', 'emi'],
    goals: [{title: 'Each of us leads one meeting that is not theirs'}, {title: 'Say no once, and write down how'}],
    agreed: ['dalia', 'amara', 'farid', 'grace', 'emi'],
    ...{agreedOn: dayFromNow(-50), until: dayFromNow(90), rhythm: 'fortnightly'},
    confidentiality: 'All of it stays here, unless everybody says otherwise.',
    plan: [
      {step: 'A round of situations: who brings which', done: true},
      {step: 'Sit in on a meeting of somebody else'},
    ],
  }),
  item('mentorship', {
    ...{id: 'in-writing', mentor: 'amara', form: 'circle', circle: 'circle-writing', people: ['amara', 'grace']},
    ...{state: 'accepted', createdAt: daysAgo(6), updatedAt: daysAgo(1)},
  }),
  item('mentorship', {
    ...{id: 'asks-farid', mentor: 'amara', mentee: 'farid', createdBy: 'farid', form: 'circle'},
    ...{circle: 'circle-writing', createdAt: daysAgo(1), expiresAt: daysAgo(-13)},
    message: 'I have three drafts nobody has read. Is there room for them?',
  }),
  item('mentorship', {
    ...{id: 'invites-emi', mentor: 'emi', mentee: 'amara', createdBy: 'emi', form: 'circle'},
    ...{circle: 'circle-talks', createdAt: daysAgo(2), expiresAt: daysAgo(-12)},
    message: 'Your talk last spring was the reason I began this.',
  }),
  item('mentorship', {
    ...{id: 'asked-grace', mentor: 'grace', mentee: 'amara', createdBy: 'amara', form: 'circle'},
    ...{circle: 'circle-storage', createdAt: daysAgo(1), expiresAt: daysAgo(-13)},
    message: 'I am on call for it and guess more than I know.',
  }),
];

const people = ['dalia', 'amara', 'farid', 'grace', 'emi'];

export const circleSessions = [
  item('session', {
    ...{id: 'circle-next', mentorship: 'in-leading', people, createdBy: 'dalia', start: daysAgo(-6, 3), minutes: 90},
    title: 'Saying no to somebody who decides',
  }),
  item('session', {
    ...{id: 'circle-last', mentorship: 'in-leading', people, createdBy: 'emi', start: daysAgo(8, 3), minutes: 90},
    ...{state: 'held', title: 'Meetings without an owner'},
    notes: 'What helped: the one who asked writes the agenda.\nFarid tries it on Thursday.',
  }),
];

export const circleCheckIns = [
  item('check-in', {
    ...{id: 'circle-says', mentorship: 'in-leading', people, createdBy: 'farid', occasion: 'under-way', going: 'mixed'},
    ...{createdAt: daysAgo(7), body: 'Good questions. I would like us to begin on time.'},
  }),
];
