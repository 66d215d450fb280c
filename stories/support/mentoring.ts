import {dayFromNow, daysAgo, item} from './items.js';

const takesPart = (member: string, more: object) =>
  item('mentoring', {id: `mentoring-${member}`, member, createdBy: member, ...more});

/** What people said of mentoring. */
export const mentoring = [
  takesPart('amara', {
    ...{seeks: true, offers: true, capacity: 2, topics: ['Leading without authority', 'Writing'], times: ['afternoon']},
    ...{styles: ['questioning'], programmes: ['spring'], forms: ['mentoring', 'flash', 'peer']},
  }),
  takesPart('dalia', {
    ...{
      offers: true,
      capacity: 2,
      topics: ['Leading without authority'],
      times: ['afternoon', 'evening'],
      styles: ['questioning'],
      forms: ['mentoring', 'flash'],
    },
    note: 'I led the storage team for six years. Bring a review you have to lead, and we go through it.',
    programmes: ['spring'],
  }),
  takesPart('grace', {
    offers: true,
    topics: ['Writing'],
    times: ['morning'],
    styles: ['teaching'],
    programmes: ['spring'],
  }),
  takesPart('farid', {seeks: true, topics: ['Writing'], times: ['afternoon'], programmes: ['spring']}),
  takesPart('emi', {
    ...{seeks: true, offers: true, topics: ['Leading without authority'], programmes: ['spring']},
    ...{forms: ['mentoring', 'peer'], note: 'I learn best by teaching. Let us swap.'},
  }),
];

export const programme = [
  item('programme', {
    id: 'spring',
    createdBy: 'grace',
    title: 'Spring round',
    form: 'mentoring',
    until: dayFromNow(150),
    body: 'Three months, an hour every two weeks, in pairs from different teams.',
    matched: 7,
  }),
];

const goals = [{title: 'Lead the next incident review alone'}, {title: 'Write up two practices'}];

/** One under way, one that waits for an answer, one that was asked, one that is over. */
export const mentorship = [
  item('mentorship', {
    ...{id: 'pair-dalia', mentor: 'dalia', mentee: 'amara', createdBy: 'amara', form: 'mentoring', state: 'active'},
    ...{goals, agreed: ['amara', 'dalia'], agreedOn: dayFromNow(-40), until: dayFromNow(60), rhythm: 'fortnightly'},
    confidentiality: 'All of it stays between us, unless we both say otherwise.',
    plan: [
      {step: 'Read three reviews that went well', done: true},
      {step: 'Sit in on the next one and take notes', done: true},
      {step: 'Lead one with Dalia in the room'},
    ],
    ...{createdAt: daysAgo(50), updatedAt: daysAgo(2)},
  }),
  item('mentorship', {
    ...{
      id: 'pair-farid',
      mentor: 'amara',
      mentee: 'farid',
      createdBy: 'farid',
      form: 'mentoring',
      createdAt: daysAgo(2),
    },
    message:
      'I read your write-ups and would like to learn how you keep them so short. An hour every two weeks until summer?',
    expiresAt: daysAgo(-12),
  }),
  item('mentorship', {
    ...{id: 'pair-grace', mentor: 'grace', mentee: 'amara', createdBy: 'amara', form: 'flash', createdAt: daysAgo(1)},
    message: 'Could you look over my talk for half an hour?',
    expiresAt: daysAgo(-13),
  }),
  item('mentorship', {
    ...{id: 'pair-emi', mentor: 'emi', mentee: 'amara', createdBy: 'amara', form: 'peer', state: 'closed'},
    ...{goals: [{title: 'Read the storage code together'}], reached: ['Read the storage code together']},
    ...{agreedOn: dayFromNow(-300), closedOn: dayFromNow(-120), createdAt: daysAgo(310), updatedAt: daysAgo(120)},
  }),
];

const between = {mentor: 'dalia', mentee: 'amara', mentorship: 'pair-dalia'};

export const session = [
  item('session', {
    ...{id: 's-next', ...between, createdBy: 'dalia', start: daysAgo(-5, 2), minutes: 60},
    title: 'Before the review of the storage outage',
    url: 'https://meet.example.org/dalia',
  }),
  item('session', {
    ...{id: 's-last', ...between, createdBy: 'amara', start: daysAgo(9, 2), minutes: 60, state: 'held'},
    title: 'What makes a review safe',
    notes: 'Ask “how did it make sense then?” before “why”.\nAmara: two examples until next time.',
  }),
];

export const checkIns = [
  item('check-in', {
    ...{id: 'c-1', ...between, createdBy: 'amara', occasion: 'under-way', going: 'well', createdAt: daysAgo(8)},
    body: 'The questions help. I would like more time on the hard cases.',
  }),
];
