import type {Send} from './bad-request.js';

const idea = {community: 'storage', type: 'idea', title: 'An idea'};
/** A discussion that could be created. */
export const draft = (more: object = {}) => ({id: crypto.randomUUID(), ...idea, ...more});

export const create = (send: Send, body: unknown, headers = {}) => send('POST', 'items/discussion', {body, headers});
