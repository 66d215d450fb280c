import {section} from '../section.js';
import {wordsOf} from '../words.js';
import {richTextPhrases} from './rich-text.js';

const words = wordsOf('en');

/** A journal of one's own, and the questions it asks. docs/journal.md says where they come from. */
export const reflection = section('reflection', {
  ...richTextPhrases,
  title: 'My journal',
  onlyYou: 'Only you, only on this device',
  opening: 'Opening your journal',
  visitor: 'Sign in to open your journal.',
  insecureTitle: 'A journal cannot be kept on this page',
  insecureText:
    'Browsers encrypt only on pages that begin with https://, and a journal is kept encrypted or not at all. Nothing that you would write here is kept, so there is nothing to write into.',
  refusedTitle: 'This browser keeps nothing here',
  refusedText:
    'A private window, a frame that may not store anything, or a setting of the browser: a journal has no place to be kept. What was kept elsewhere is still there.',
  busyTitle: 'Your journal does not open',
  busyText: 'Another tab may be in its way, or a part of the page could not be fetched. Try again.',
  fullTitle: 'There is no room on this device',
  fullText: 'Nothing was changed. Make room, then try again.',
  lostCount: (count: number) =>
    words.plural(count, {one: '# note cannot be opened', other: '# notes cannot be opened'}),
  lostText:
    'They are on this device, but the key that they were encrypted with is not: the browser’s data were cleared in part, or copied from another device. Without it nobody can read them. They stay until you remove them.',
  lostRemove: 'Remove them',
  lostSure: 'Remove what cannot be opened? Should the key come back, they would be gone all the same.',

  general1: 'What happened today that you want to remember?',
  general2: 'What? So what? Now what?',
  general3: 'What went better than you expected, and why?',
  general4: 'What did you feel, and what does that tell you?',
  general5: 'What would you do differently the next time?',
  general6: 'What do you know now that you did not know a week ago?',
  general7: 'What is still unclear to you, and whom could you ask?',
  session1: 'What surprised you?',
  session2: 'What did you hear that you would not have told yourself?',
  session3: 'What will you try before you meet again?',
  session4: 'What did you not say, and why?',
  session5: 'How did you feel before it, and how after it?',
  before1: 'What do you want to have at the end of it that you do not have now?',
  before2: 'What has become of what you meant to try?',
  before3: 'Which question do you least like to ask?',
  answer1: 'What had you believed that kept you from seeing it?',
  answer2: 'Where else would this help you?',
  answer3: 'How would you explain it to somebody who asks tomorrow?',
  practice1: 'What did you have to change so that it fits where you are?',
  practice2: 'What will tell you in a month whether it helped?',
  practice3: 'What spoke against it, and does it still?',

  hadSession: (title: string, when: string) => `You had a session with ${title} on ${when}.`,
  willHaveSession: (title: string, when: string) => `You have a session with ${title} on ${when}.`,
  hadAnswer: (title: string, when: string) => `An answer solved “${title}” on ${when}.`,
  adopted: (title: string, when: string) => `You adopted “${title}” on ${when}.`,
  invitations: 'Worth a line or two?',
  invitationWrite: 'Write',
  invitationWriteName: (title: string) => `Write about ${title}`,
  invitationDismiss: 'Not now',
  invitationDismissName: (title: string) => `Not now: ${title}`,

  writing: 'Write',
  free: 'What is on your mind?',
  another: 'Another question',
  noQuestion: 'No question',
  placeholder: 'For yourself. Markdown works.',
  save: 'Save',
  saveHint: (keys: string) => `${keys} saves`,
  aside: 'Go on later',
  needText: 'Write something first.',
  beginNew: 'Write a new entry',
  editing: (when: string) => `Your entry of ${when}`,
  typedKept: 'Kept, encrypted',
  full: 'There is no room on this device. What you typed is here as long as this page is open: make room, or copy it, then save again.',
  notKept:
    'The browser does not keep it. What you typed is here as long as this page is open: copy it, or try to save again.',
  ownWay: 'This entry was changed in another tab. What you type here is kept as one of its own.',
  saved: 'Saved.',
  dropped: 'Your changes were dropped.',
  deleted: 'Deleted.',
  undo: 'Undo',

  search: 'Search your journal',
  searchHint: 'Words in your entries',
  clearSearch: 'Clear the search',
  entries: 'Entries',
  found: (count: number, of: number) =>
    words.plural(of, {one: `${words.number(count)} of # entry`, other: `${words.number(count)} of # entries`}),
  none: 'Nothing written yet. A line is enough to begin with: what did you see, what do you make of it, what comes next?',
  nothingFound: 'None of your entries has these words.',
  more: 'Show older entries',
  about: (title: string) => `About ${title}`,
  unfinished: 'Not finished',
  goOn: 'Go on writing',
  goOnName: (when: string) => `Go on writing: ${when}`,
  editName: (when: string) => `Edit: ${when}`,
  deleteName: (when: string) => `Delete: ${when}`,
  share: 'Share…',
  shareName: (when: string) => `Share: ${when}`,
  sharedAs: (community: string, when: string) => `A copy was shared with ${community} on ${when}:`,

  keeping: 'How it is kept, and how to take it with you',
  keepingText:
    'Your entries lie in this browser on this device, encrypted with a key that cannot be taken out of it. No service, no colleague and no administrator of this site has them, and this page sends none anywhere. Whoever can use this browser as you can open them as you do; clearing its data deletes them. So take a copy with you now and then.',
  saveMarkdown: 'Save a copy as Markdown',
  saveJson: 'Save a copy as JSON',
  takeIn: 'Take in a copy…',
  takeInHint:
    'A copy as JSON brings your entries back, here or on another device: choose it, or drop it here. What is here already stays as it is.',
  takenIn: (taken: number, known: number, wrong: number) =>
    [
      words.plural(taken, {one: '# entry was taken in.', other: '# entries were taken in.'}),
      known > 0 && words.plural(known, {one: '# was here already.', other: '# were here already.'}),
      wrong > 0 && words.plural(wrong, {one: '# could not be read.', other: '# could not be read.'}),
    ]
      .filter(Boolean)
      .join(' '),
  noCopy: 'This is no copy of a journal as JSON. Nothing was changed.',
  fileTitle: 'My journal',
  fileUnsaved: 'Not finished:',
  eraseAll: 'Delete everything…',
  eraseSure: (count: number) =>
    words.plural(count, {
      one: 'Delete your # entry, and the key with it? Nobody can bring it back.',
      other: 'Delete all # entries, and the key with them? Nobody can bring them back.',
    }),
  eraseNow: 'Delete everything',
  keep: 'Keep',
  erased: 'Your journal was deleted, and the key with it.',
  beginAgain: 'Begin a new one',
});
