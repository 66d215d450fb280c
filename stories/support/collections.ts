import {item} from './items.js';

/** What people gathered, one of it by whom the reader of most stories is. */
export const collections = [
  item('collection', {
    id: 'c-first-week',
    title: 'Your first week on call',
    body: 'Read these **in this order**, one a day. Ask whoever sits next to you to show you the second.',
    practices: ['p-restore', 'p-canary', 'p-shared-login', 'p-gone'],
    createdBy: 'amara',
  }),
  item('collection', {
    id: 'c-audit',
    title: 'What the auditors ask for',
    practices: ['p-secrets', 'p-restore'],
    createdBy: 'dalia',
  }),
  item('collection', {
    id: 'c-old',
    title: 'Before the move',
    practices: ['p-secrets'],
    createdBy: 'bjorn',
    state: 'retired',
  }),
  item('collection', {id: 'c-empty', title: 'To be tried in spring', createdBy: 'amara'}),
];

export const longCollection = [
  item('collection', {
    id: 'c-long',
    title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung',
    body: `https://registry.example.com/${'a/very/long/address/'.repeat(8)}index.html`,
    practices: ['p-long'],
    createdBy: 'amara',
  }),
];

// prettier-ignore
export const arabicCollection = [
  item('collection', {id: 'c-arabic', title: 'أسبوعك الأول', body: 'اقرأ هذه بالترتيب، واحدة كل يوم.', practices: ['p-arabic', 'p-restore'], createdBy: 'amara'}),
];
