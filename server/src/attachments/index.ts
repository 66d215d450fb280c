export {FolderStorage} from './folder.js';
export {openAttachments, type KeptAttachments} from './kept.js';
export {migrations} from './migrations.js';
export {S3Storage} from './s3.js';
export type {Storage} from './storage.js';
