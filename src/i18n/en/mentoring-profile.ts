import {section} from '../section.js';

/** What somebody says of mentoring about themselves. */
export const mentoringProfile = section('mentoring-profile', {
  title: 'What you offer and seek',
  hint: 'What you can help with and want to learn stands in your profile. Here you say how. Everybody in the organisation can read it.',
  offers: 'I would mentor others',
  seeks: 'I look for a mentor',
  capacity: 'How many at a time',
  forms: 'What kind',
  topics: 'Topics beside skills',
  topicsHint: 'One a line: leading, returning from leave, writing.',
  times: 'When, on your clock',
  morning: 'Morning (8 to 11)',
  midday: 'Midday (11 to 14)',
  afternoon: 'Afternoon (14 to 17)',
  evening: 'Evening (17 to 20)',
  styles: 'How you go about it, or wish it',
  listening: 'Listening',
  questioning: 'Asking questions',
  teaching: 'Teaching',
  challenging: 'Challenging',
  'opening-doors': 'Opening doors',
  note: 'Anything else',
  programmes: 'Programmes you take part in',
  programmesHint: 'Whoever runs one pairs those who take part.',
  keep: 'Keep',
  kept: 'It is kept.',
});
