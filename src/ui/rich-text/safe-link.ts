import type {Kind} from '../../model/kinds.js';

/** Kinds that a text may name in a link: `[@Amara Okafor](member:ID)`, `[Blue-green deployment](practice:ID)`. */
const linked = [
  'member',
  'practice',
  'discussion',
  'reply',
  'topic',
  'community',
  'badge',
  'award',
  'event',
  'resource',
  'term',
  'goal',
  'story',
] as const satisfies readonly Kind[];

export type LinkedKind = (typeof linked)[number];

/** Where a page shows an item: one that a text may name, or that only a notice leads to. */
export type ItemHref = (
  kind: LinkedKind | 'collection' | 'introduction' | 'mentorship' | 'nomination',
  id: string,
) => string;

export const itemHref: ItemHref = (kind, id) => `#cop-${kind}-${encodeURIComponent(id)}`;

export interface SafeLink {
  readonly href: string;
  /** Where the link names an item of the community. */
  readonly item?: {readonly kind: LinkedKind; readonly id: string};
}

const allowed = /^(?:https?|mailto|tel):/i;
const anyScheme = /^[^/?#]*:/;

/**
 * The one place that decides where a link in a text may lead: to `http`, `https`, `mailto` and `tel` addresses, to places relative
 * to the page, and to items of the community. Nothing comes back for anything else, which is then drawn as the text it is.
 */
export function safeLink(target: string, href: ItemHref = itemHref): SafeLink | undefined {
  // Browsers drop control characters before they read the scheme, and take a backslash for a slash: so we read what they would.
  const address = target
    .replace(/[\0-\x1f\x7f]/g, '')
    .trim()
    .replaceAll('\\', '%5C');
  const [, kind, id] = /^([a-z]+):([^/].*)$/.exec(address) ?? [];
  if (isLinked(kind) && id) {
    const to = safeAddress(href(kind, decoded(id)));
    return to === undefined ? undefined : {href: to, item: {kind, id: decoded(id)}};
  }
  const to = safeAddress(address);
  return to === undefined ? undefined : {href: to};
}

function safeAddress(address: string): string | undefined {
  return allowed.test(address) || !anyScheme.test(address) ? address : undefined;
}

function isLinked(kind: string | undefined): kind is LinkedKind {
  return linked.some((each) => each === kind);
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
