import type {CommunityAdapter} from './contract.js';

const names = ['upload', 'attachment', 'feeds', 'badges'] as const;

/** What wrappers have nothing to add to, files, feeds and badges: it goes straight to the source and comes straight from it. */
export function passedOn(source: CommunityAdapter): Pick<CommunityAdapter, (typeof names)[number]> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const pass = source[name] as ((...given: readonly unknown[]) => unknown) | undefined;
      return pass ? [[name, pass.bind(source)]] : [];
    }),
  );
}
