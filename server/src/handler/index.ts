export * from './community-handler.js';
export * from './listen.js';
export type * from './options.js';
export {readJson} from './json.js';
export {usualLimits} from './options.js';
export {webStream, type Attachment, type Attachments, type SentFile} from './attachments.js';
export type {FeedContent, Feeds, FeedToken} from './feeds.js';
export type {AuditEntry, AuditPage, AuditQuery, Records} from './records.js';
export {Limiter} from './rate.js';
