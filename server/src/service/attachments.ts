import {join, resolve} from 'node:path';

import {FolderStorage, openAttachments, S3Storage, type KeptAttachments} from '../attachments/index.js';
import type {Config} from './config.js';
import {dataFolder} from './place.js';
import type {OpenStore} from './store.js';

/** Where files are kept, as the settings say; nothing where none are taken. */
export function attachmentsFrom(config: Config, {connection}: OpenStore): KeptAttachments | undefined {
  const {ATTACHMENT_BYTES: most, DATA, S3_URL: url, S3_REGION: region} = config;
  if (most === 0) return undefined;
  const folder = join(resolve(DATA ?? dataFolder(process.cwd())), 'attachments');
  const storage =
    url === undefined
      ? new FolderStorage(folder)
      : new S3Storage({
          url,
          region,
          accessKeyId: config.S3_ACCESS_KEY ?? '',
          secretAccessKey: config.S3_SECRET_KEY ?? '',
        });
  return openAttachments(connection.db, storage, most);
}
