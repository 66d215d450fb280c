import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');
const people = (count: number) => words.plural(count, {one: '# member', other: '# members'});

/** What a directory says about taking members along as a file, and what the columns of the table are called. */
export const memberExport = section('memberExport', {
  title: 'Export',
  about: (count: number) => `${people(count)}, with what is open to you of each.`,
  most: (most: number, count: number) =>
    `The first ${words.number(most)} of ${people(count)} go into a file. Narrow the list down for the others.`,
  table: 'Table (CSV)',
  cards: 'Address cards (vCard)',
  progress: (done: number, all: number) => `${words.number(done)} of ${people(all)}`,
  stop: 'Stop',
  stopped: 'Stopped; there is no file.',
  done: (count: number) => `${people(count)} are in the file.`,
  file: 'members',

  id: 'Id',
  name: 'Name',
  role: 'Role',
  unit: 'Unit',
  place: 'Place',
  timeZone: 'Time zone',
  languages: 'Languages',
  helps: 'Can help with',
  seeks: 'Wants to learn',
  topics: 'Topics',
  officeHours: 'Office hours',
  joined: 'Joined',
  mail: 'E-mail',
  phone: 'Phone',
  links: 'Links',
  bio: 'About',
});
