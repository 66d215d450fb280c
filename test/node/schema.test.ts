import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {Ajv2020} from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

import {readCommunity} from '../../src/file/index.js';
import {communityFileSchema} from '../../src/file/schema.js';
import {copElements, realData} from './support/command.js';
import {withFolder} from './support/organisation.js';

const root = new URL('../../', import.meta.url);
const ajv = new Ajv2020({allErrors: false, strict: true, strictTypes: false});
formats.default(ajv);
const fits = ajv.compile(communityFileSchema());

const small = (items: object) => ({format: 'cop-elements-community', version: '1.0', organisation: {name: 'X'}, items});

/** Does the reader take it? The schema is to say the same. */
const isRead = (file: object) =>
  readCommunity(JSON.stringify(file)).then(
    () => true,
    () => false,
  );

describe('the schema of the community file', () => {
  it('is published as the tables say', () => {
    const published: unknown = JSON.parse(readFileSync(new URL('schema/community-file.schema.json', root), 'utf8'));
    assert.deepEqual(published, communityFileSchema());
  });

  const samples = new URL('examples/communities/', root);
  for (const name of readdirSync(samples).filter((file) => file.endsWith('.json'))) {
    it(`fits examples/communities/${name}`, () => {
      assert.ok(fits(JSON.parse(readFileSync(new URL(name, samples), 'utf8'))), ajv.errorsText(fits.errors));
    });
  }

  const real = realData('engineering-communities');

  it('fits what the importer makes', {skip: real ? false : 'engineering-communities is absent'}, async () => {
    await withFolder({}, async (folder) => {
      await copElements('import', real!, '-o', `${folder}/community.json`, '--quiet');
      assert.ok(fits(JSON.parse(readFileSync(`${folder}/community.json`, 'utf8'))), ajv.errorsText(fits.errors));
    });
  });

  const member = (fields: object) => small({member: [{id: 'mo', name: 'Mo', ...fields}]});
  const cases: Readonly<Record<string, readonly [file: object, holds: boolean]>> = {
    'a member': [member({}), true],
    'kinds and fields nobody knows': [
      small({zoo: [{id: 'gnu', legs: 4}], member: [{id: 'mo', name: 'Mo', nickname: 'M'}]}),
      true,
    ],
    'a minor version more': [{...member({}), version: '1.7'}, true],
    'another version': [{...member({}), version: '2.0'}, false],
    'another format': [{...member({}), format: 'x'}, false],
    'a member without a name': [small({member: [{id: 'mo'}]}), false],
    'a member with an empty name': [small({member: [{id: 'mo', name: ''}]}), false],
    'a topic without a community': [small({topic: [{id: 't', name: 'T'}]}), false],
    'a date that is none': [member({joined: '31.12.2026'}), false],
    'an instant that is not in UTC': [member({createdAt: '2026-01-01T00:00:00+01:00'}), false],
    'a list that is none': [member({topics: 'x'}), false],
    'a level out of range': [member({helps: [{skill: 'x', level: 5}]}), false],
    'a skill without a name': [member({helps: [{level: 2}]}), false],
    'an address with a space': [member({picture: 'https://ex ample'}), false],
    'a text that is too long': [member({place: 'x'.repeat(1001)}), false],
    'an unknown visibility': [member({visibility: 'friends'}), false],
    'an unknown choice, which is kept': [member({account: 'robot'}), true],
    'a role nobody has': [{...member({}), as: 'king'}, false],
    'extra that is a list': [member({extra: []}), false],
    'items that are no list': [small({member: {}}), false],
    'an item of the wrong kind': [member({kind: 'topic'}), false],
  };
  for (const [title, [file, holds]] of Object.entries(cases)) {
    it(`says of ${title} what the reader says`, async () => {
      assert.equal(fits(file), holds, ajv.errorsText(fits.errors));
      assert.equal(await isRead(file), holds);
    });
  }
});
