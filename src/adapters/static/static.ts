import type {CommunityAdapter} from '../../adapter/contract.js';
import {createStore} from '../../adapter/store/store.js';
import {decode} from '../../file/bytes.js';
import {opening} from '../../file/opening.js';
import {readCommunity} from '../../file/read.js';
import {besides, type FileSource, openFile} from '../../file/source.js';
import {withUnknownKinds} from '../../file/unknown-kinds.js';
import {refuseMore} from './refuse-more.js';

export interface StaticOptions extends FileSource {
  /** The language names are sorted by, BCP 47; `en` where left out. */
  readonly language?: string;
}

/**
 * One community file, read only, searched and counted in the page.
 *
 * It shows everybody everything it is given, and so takes only a file that was exported for a role.
 */
export function staticFile({language, ...source}: StaticOptions): CommunityAdapter {
  return opening('static', async (signal) => {
    const opened = {...source, signal: either(signal, source.signal)};
    const {header, items} = await readCommunity(decode(openFile(opened)), {signal, part: besides(opened)});
    refuseMore(header, items, source.src);
    const title = header.organisation?.name;
    const store = createStore({
      name: 'static',
      readOnly: true,
      load: {items},
      limits: ['This community is shown from a file: it can be read here, and not changed.'],
      ...(title !== undefined && {title}),
      ...(language !== undefined && {language}),
    });
    await store.ready;
    return withUnknownKinds(store, items);
  });
}

/** What `<cop-community adapter="static" src="…">` opens. */
export function fromAttributes({
  src,
  attributes,
}: {
  readonly src?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}): CommunityAdapter {
  const language = attributes?.['lang'];
  return staticFile({src, ...(language && {language})});
}

function either(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other ? AbortSignal.any([one, other]) : one;
}
