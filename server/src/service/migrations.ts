import type {Migrations} from '../database/migrate.js';
import {migrations as attachments} from '../attachments/index.js';
import {migrations as badges} from '../badges/index.js';
import {migrations as directory} from '../directory/index.js';
import {migrations as feeds} from '../feeds/index.js';
import {migrations as identity} from '../identity/index.js';
import {migrations as links} from '../links/index.js';
import {migrations as mails} from '../mails/index.js';
import {migrations as items} from '../postgres/index.js';

/** Those of every part: a database that one of them was done to wants to see it again. */
export const migrations: Migrations = {
  ...items,
  ...identity,
  ...directory,
  ...attachments,
  ...feeds,
  ...mails,
  ...links,
  ...badges,
};
