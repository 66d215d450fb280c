import {section} from '../section.js';

/** Awards of one's own are hidden, and shown again; what one gave, or what was given where one leads, is taken back. */
export const awardActs = section('award-acts', {
  hide: 'Hide',
  hideThis: (badge: string) => `Hide “${badge}” from everybody else`,
  show: 'Show again',
  showThis: (badge: string) => `Show again: “${badge}”`,
  hiddenNow: 'Hidden. Only you see it now.',
  shownNow: 'Everybody can see it again.',
  revoke: 'Take back',
  revokeThis: (badge: string, who: string) => `Take back “${badge}” from ${who}`,
  revokeSure: (who: string) => `Take it back from ${who} for good? A badge made of it holds no longer.`,
  keep: 'Keep',
  keepThis: (badge: string, who: string) => `Keep “${badge}” of ${who}`,
  revokedNow: (who: string) => `Taken back from ${who}.`,
});
