export {Mails, type MailOptions} from './mails.js';
export {migrations} from './migrations.js';
export {openPost, type Fate, type Letter, type Post} from './post.js';
export {waitForMail} from './queue.js';
export {dueAt, rhythms, type Rhythm} from './rhythm.js';
export {stopRoutes} from './stops.js';
