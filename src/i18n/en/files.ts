import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What is said of files: while they are added to a text, and where one is read. */
export const files = section('files', {
  add: 'Add a file',
  drop: 'Let go to add it',
  list: 'Files',
  adding: (name: string) => `Adding ${name}`,
  added: (name: string) => `${name} was added.`,
  notAdded: (name: string, why: string) => `${name} was not added. ${why}`,
  waiting: 'Waiting for its turn',
  looking: 'Nearly there: the service looks at it',
  inText: 'In the text',
  pictureInText: 'In the text. Say between its brackets what it shows, for those who cannot see it.',
  remove: 'Remove',
  stop: (name: string) => `Cancel adding ${name}`,
  takeOut: (name: string) => `Remove ${name} from the text`,
  dismiss: (name: string) => `Remove ${name} from the list`,
  again: (name: string) => `Try again to add ${name}`,
  empty: 'This file is empty.',
  folder: 'This is a folder. Add the files in it.',
  tooLarge: (most: string) => `A file has at most ${most}.`,
  noPlace: 'Files are not taken here.',
  lost: (names: readonly string[]) =>
    `${words.list(names)} ${names.length === 1 ? 'was' : 'were'} not added, for the editor was closed before. Add ${names.length === 1 ? 'it' : 'them'} again.`,
  onTheirWay: (count: number) =>
    words.plural(count, {
      one: 'A file is still on its way. It is sent when that is there.',
      other: '# files are still on their way. It is sent when they are there.',
    }),
  notAllThere: 'Not sent: a file was not added. Try again, or remove it from the list.',
  notThere: 'not there, or not for you to see',
  notFetched: 'could not be fetched',
  notHere: 'files are not shown here',
  open: (name: string) => `Open ${name}`,
  about: (name: string, size: string) => `${name}, ${size}`,
});
