import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import addFormats from 'ajv-formats';
import Ajv from 'ajv/dist/2019.js';

import {root} from '../../run.mjs';

const file = 'ob_v3p0_achievementcredential_schema.json';

/**
 * Holds badges against what Open Badges 3.0 asks of them, written anew here from its data model: the licence of 1EdTech's own schema does not
 * let us pass that on. Where somebody has that file, it is used as well: `COP_DATA/open-badges/<its name>`.
 */
export function schemas() {
  const ajv = new Ajv({strict: false, allErrors: true});
  addFormats(ajv);
  const all = [
    {
      name: 'the data model',
      validate: ajv.compile(JSON.parse(readFileSync(join(root, 'scripts/proofs/badges/data-model.json'), 'utf8'))),
    },
  ];
  const theirs = join(process.env.COP_DATA ?? join(root, '../shared/data'), 'open-badges', file);
  if (existsSync(theirs))
    all.push({name: '1EdTech’s schema', validate: ajv.compile(JSON.parse(readFileSync(theirs, 'utf8')))});
  return all;
}
