import {section} from '../section.js';

/** To be told what somebody writes, or what is said about something. */
export const following = section('following', {
  saveContact: 'Save contact',
  label: 'Follow',
  follow: (name: string) => `Follow ${name}`,
  following: (name: string) => `Following ${name}`,
  followTopic: (topic: string) => `Follow the topic ${topic}`,
  followingTopic: (topic: string) => `Following the topic ${topic}`,
});
