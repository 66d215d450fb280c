import {section} from '../section.js';

/**
 * Questions a mentor may ask, by what they lead to: goal, reality, options, will (Whitmore, Coaching for Performance, 1992), in our own words.
 */
export const coachingQuestions = section('coaching-questions', {
  goal: 'Where to',
  goal1: 'What should be different for you when we are done today?',
  goal2: 'How would you notice that you got there?',
  goal3: 'What of it is in your own hands?',
  reality: 'Where from',
  reality1: 'What happens now, and how often?',
  reality2: 'What did you try, and what came of it?',
  reality3: 'Who else does it concern?',
  options: 'Which ways',
  options1: 'What else could you do? And what else?',
  options2: 'What would you advise somebody else?',
  options3: 'What would you do if nothing could go wrong?',
  will: 'What next',
  will1: 'What will you do, and by when?',
  will2: 'What could get in the way, and what then?',
  will3: 'How sure are you that you will, from 1 to 10? What would make it one more?',
});
