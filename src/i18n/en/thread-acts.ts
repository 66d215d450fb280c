import {section} from '../section.js';

/** What is said once something was done to a discussion or a reply, and asked before. */
export const threadActs = section('thread-acts', {
  accepted: 'Accepted as answer.',
  unaccepted: 'No longer an accepted answer.',
  deleteReply: 'Delete this reply? It cannot be undone.',
  deleteDiscussion: 'Delete this discussion with all its replies? It cannot be undone.',
  deleteConfirm: 'Delete',
  deleteKeep: 'Keep it',
  deleted: 'Deleted.',
});
