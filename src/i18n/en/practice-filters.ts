import {section} from '../section.js';

/** What the library of practices is narrowed down by. */
export const practiceFilters = section('practice-filters', {
  favourites: 'My favourites',
  maturity: 'Maturity',
  state: 'Review',
  community: 'Community',
  unit: 'Unit it comes from',
  stewards: 'Looked after by',
  effort: 'Effort',
  risk: 'Risk, if it is wrong',
  low: 'low',
  medium: 'medium',
  high: 'high',
  outcome: 'Outcome',
  works: 'works',
  failed: 'did not work',
  tags: 'Tags',
  look: 'Needs a look',
  anything: 'all of them',
  flagged: 'flagged by a reader',
  'dead-links': 'with dead links',
  passed: 'review date passed',
  unverified: 'never verified',
});
