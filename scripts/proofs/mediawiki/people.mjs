import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {openFolder} from '../../run.mjs';
import {startService} from '../../service.mjs';

/** Shown to colleagues alone. */
export const colleague = 'Vera of the house';
/** Who signs in. */
export const me = 'mo';

const names = {mo: 'Mo', ada: 'Ada', ben: 'Ben', cleo: 'Cleo', dan: 'Dan'};

/** A service that lets pages of a wiki ask it, with five people whom everybody may see and one for colleagues. */
export async function startPeople(wiki) {
  const data = openFolder('cop-mediawiki-service-');
  const file = join(data, 'people.json');
  const member = [
    ...Object.entries(names).map(([id, name]) => ({id, name, visibility: 'public'})),
    {id: 'vera', name: colleague, visibility: 'organisation'},
  ];
  const community = [{id: 'storage', name: 'Storage', visibility: 'public'}];
  writeFileSync(
    file,
    JSON.stringify({
      ...{format: 'cop-elements-community', version: '1.0', organisation: {name: 'Example'}},
      items: {community, member},
    }),
  );
  const {port, stop} = await startService(file, {data, env: {ORIGINS: new URL(wiki.url).origin}});
  return {
    address: `http://localhost:${port}/api/v1/`,
    stop: async () => {
      await stop();
      rmSync(data, {recursive: true, force: true});
    },
  };
}
