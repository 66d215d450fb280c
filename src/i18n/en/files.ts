import {section} from '../section.js';

/** What is said of files: while they are added to a text, and where one is read. */
export const files = section('files', {
  opening: 'On its way…',
  notThere: 'It is not there, or not for you to see.',
  notFetched: 'It could not be fetched.',
  notHere: 'Files are not shown here.',
  open: (name: string) => `Open ${name}`,
  about: (name: string, size: string) => `${name}, ${size}`,
});
