import type {CommunitySource} from '../../context/source.js';
import type {Suggest, Suggestion} from '../../ui/composer/completion.js';

/** Completes people after `@`, practices and discussions after `#`, from where the element has its data. */
export function suggestFrom(source: CommunitySource): Suggest {
  return async (sign, text, signal) => {
    const {adapter} = source;
    if (!adapter) return [];
    return sign === '@' ? people(source, text, signal) : items(source, text, signal);
  };
}

async function people(
  {adapter, description}: CommunitySource,
  text: string,
  signal: AbortSignal,
): Promise<readonly Suggestion[]> {
  const isRanked = description?.kinds.member?.sort.includes('relevance');
  const {items} = await adapter!.list(
    'member',
    {...(text.trim() && {text: text.trim(), ...(isRanked && {sort: 'relevance'})}), limit: 6},
    {signal},
  );
  return items.map(({id, name, title, picture}) => ({
    kind: 'member',
    id,
    name,
    ...(title && {detail: title}),
    ...(picture && {picture}),
  }));
}

async function items(source: CommunitySource, text: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const adapter = source.adapter!;
  const query = {
    ...(text.trim() && {text: text.trim()}),
    limit: 4,
    ...(source.community && {where: {community: source.community}}),
  };
  const kinds = (['practice', 'discussion'] as const).filter((kind) => source.description?.kinds[kind]);
  // One of them may fail: what the other found is worth showing.
  const found = await Promise.allSettled(kinds.map((kind) => adapter.list(kind, query, {signal})));
  return found.flatMap((answer) =>
    answer.status === 'fulfilled'
      ? answer.value.items.map(({kind, id, title}): Suggestion => ({
          kind: kind === 'practice' ? 'practice' : 'discussion',
          id,
          name: title,
        }))
      : [],
  );
}
