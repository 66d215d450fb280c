import {section} from '../section.js';
import {wordsOf} from '../words.js';

const words = wordsOf('en');

/** What the strip of newcomers says. */
export const newcomers = section('newcomers', {
  title: 'New here',
  loading: 'Looking who is new…',
  joined: (when: string) => `Joined ${when}`,
  helps: (skills: string) => `Helps with ${skills}`,
  seeks: (skills: string) => `Wants to learn ${skills}`,
  welcomed: (count: number) => words.plural(count, {one: 'Welcomed by #', other: 'Welcomed by #'}),
  byYou: 'Welcomed by you',
  byYouAnd: (count: number) =>
    words.plural(count, {one: 'Welcomed by you and # more', other: 'Welcomed by you and # more'}),
  you: 'This is you. What others say to you is read by everybody in the community.',
  more: (count: number) => words.plural(count, {one: 'Show # more', other: 'Show # more'}),
});

/** What somebody reads who says hello. */
export const welcome = section('welcome', {
  hello: 'Say hello',
  helloTo: (name: string) => `Say hello to ${name}`,
  label: (name: string) => `Welcome ${name}`,
  hint: 'Everybody in the community can read it, and add to it.',
  text: 'Welcome! Good to have you here.',
  send: 'Send',
  need: 'Write a word or two.',
  title: (name: string) => `Welcome, ${name}`,
  sent: (name: string) => `You said hello to ${name}.`,
});
