import {section} from '../section.js';

/** Awards of one's own are hidden, and shown again. */
export const awardHiding = section('award-hiding', {
  hide: 'Hide',
  hideThis: (badge: string) => `Hide “${badge}” from everybody else`,
  show: 'Show again',
  showThis: (badge: string) => `Show again: “${badge}”`,
  hiddenNow: 'Hidden. Only you see it now.',
  shownNow: 'Everybody can see it again.',
});
