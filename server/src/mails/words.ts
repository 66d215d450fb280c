import type {NoticeReason} from '../../../src/model/notices.js';

/** What happened, in a line. `who` did it, where they signed. */
export function lineOf(reason: string, who: string | undefined): string {
  const say = lines[reason as NoticeReason] as ((who: string) => string) | undefined;
  return say ? say(who ?? 'Somebody') : 'There is something new';
}

const lines: Readonly<Record<NoticeReason, (who: string) => string>> = {
  hidden: () => 'Something you wrote was hidden',
  asked: (who) => (who === 'Somebody' ? 'You may know the answer' : `${who} would like your answer`),
  accepted: (who) => `${who} accepted your answer`,
  used: (who) => `${who} used a practice of yours`,
  thanked: (who) => `${who} thanked you`,
  'taken-back': (who) => `${who} took back an award of yours`,
  worked: () => 'Did the answer help you? Tell the others',
  introduction: (who) => `${who} would like to meet you`,
  introduced: (who) => `${who} is glad to meet you`,
  'amendment-answer': (who) => `${who} looked at the change you proposed`,
  'nomination-answer': (who) => `${who} decided on somebody you nominated`,
  'mentoring-request': (who) => `${who} asks you about mentoring`,
  'mentoring-answer': (who) =>
    who === 'Somebody' ? 'What you asked about mentoring is over' : `${who} answered you about mentoring`,
  'mentoring-waits': (who) => `${who} waits for your answer about mentoring, a few days more`,
  mentoring: (who) =>
    who === 'Somebody' ? 'You were paired with somebody' : `${who} did something in your mentorship`,
  'mentoring-quiet': (who) => `You and ${who === 'Somebody' ? 'somebody' : who} have not met for a while`,
  flag: (who) => `${who} reported something`,
  mention: (who) => `${who} mentioned you`,
  answer: (who) => `${who} answered you`,
  reply: (who) => `${who} replied`,
  review: () => 'A practice you look after wants a look',
  amendment: (who) => `${who} proposes a change to a practice of yours`,
  nomination: (who) => `${who} nominates somebody for a badge`,
  practice: (who) => `${who} changed a practice`,
  person: (who) => `${who}, whom you follow, wrote`,
  topic: (who) => `${who} wrote about a topic you follow`,
  community: (who) => `${who} wrote in a community you follow`,
};

export const words = {
  several: (count: number, where: string) => `${count} things are new in ${where}`,
  more: (count: number) => (count === 1 ? 'And one more.' : `And ${count} more.`),
  read: 'Read everything',
  why: 'You get this because you asked for mails, or because whoever runs this sends them to everybody.',
  howOften: 'How often they come, you choose where you read your notices.',
  stop: 'No more mails',
  stopTitle: 'No more mails?',
  stopAsk: 'You will get no more mails about what happens in your communities. Your notices stay where you read them.',
  stopped: 'You get no more mails',
  stoppedMore: 'Your notices stay where you read them, and there you can choose mails again.',
  unknown: 'This address does nothing',
  unknownMore: 'It was used already, or taken back. How often mails come, you choose where you read your notices.',
};
