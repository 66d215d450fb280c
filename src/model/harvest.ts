import {visibilities, type Visibility} from './choices.js';
import type {Item} from './item.js';

type Reply = Item<'reply'>;

/** A solved discussion as a practice: what a draft of one begins with. */
export interface Harvest {
  readonly title: string;
  /** Markdown, as the fields of a practice are. */
  readonly problem: string;
  readonly steps: string;
  readonly evidence: string;
  /** Who wrote the answers, each once, in the order they were accepted. */
  readonly authors: readonly string[];
  /** Where all who are credited are of one: what is reported from there is no independent use. */
  readonly unit?: string;
  readonly tags: readonly string[];
  /** The narrowest of what it was made from: nobody is shown what they could not read before. */
  readonly visibility: Visibility;
}

/** The most of what others said that is quoted as evidence, and the most characters of one of them. */
const [mostQuotes, mostOfQuote] = [10, 600];

/** What is said of a member who is quoted or credited. */
export interface Credited {
  readonly name: string;
  readonly unit?: string;
}

/**
 * What a solved discussion teaches: the problem from the question, steps from the accepted answers, evidence from what was said of them.
 *
 * Evidence is what answers an accepted answer, and what the asker says after it. Who did not sign is credited nowhere.
 *
 * @param replies All replies of the discussion, in any order.
 * @param memberOf Who a member is, where that is known.
 * @returns Nothing where no answer was accepted.
 */
export function harvest(
  discussion: Item<'discussion'>,
  replies: readonly Reply[],
  memberOf: (member: string) => Credited | undefined,
): Harvest | undefined {
  const shown = new Map(replies.filter(isReadable).map((reply) => [reply.id, reply]));
  const answers = (discussion.accepted ?? []).flatMap((id) => shown.get(id) ?? []);
  if (answers.length === 0) return undefined;
  const accepted = new Set(answers.map(({id}) => id));
  const evidence = [...shown.values()]
    .filter((reply) => !accepted.has(reply.id) && speaksOf(reply, answers, discussion, shown))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
    .slice(0, mostQuotes);
  const authors = [...new Set(answers.flatMap((reply) => signedBy(reply) ?? []))];
  const [unit, ...others] = new Set(authors.map((author) => memberOf(author)?.unit));
  return {
    title: discussion.title.replace(/[\s?？؟;]+$/u, ''),
    problem: discussion.body?.trim() || discussion.title,
    steps: answers.map(({body}) => body.trim()).join('\n\n---\n\n'),
    evidence: evidence.map((reply) => quoted(reply, (id) => memberOf(id)?.name ?? id)).join('\n\n'),
    authors,
    ...(unit && others.length === 0 && {unit}),
    tags: discussion.topics ?? [],
    visibility: narrowest([discussion, ...answers, ...evidence]),
  };
}

function narrowest(items: readonly {readonly visibility: Visibility}[]): Visibility {
  return visibilities.find((each) => items.some(({visibility}) => visibility === each)) ?? 'organisation';
}

function isReadable({state, body}: Reply): boolean {
  return state === 'shown' && body.trim() !== '';
}

/** Is it about an answer that was accepted? */
function speaksOf(
  reply: Reply,
  answers: readonly Reply[],
  discussion: Item<'discussion'>,
  all: ReadonlyMap<string, Reply>,
): boolean {
  const first = answers.map(({createdAt}) => createdAt).sort()[0]!;
  if (reply.createdBy !== undefined && reply.createdBy === discussion.createdBy && reply.createdAt > first) return true;
  const ids = new Set(answers.map(({id}) => id));
  const seen = new Set<string>();
  for (let above = reply.inReplyTo; above !== undefined && !seen.has(above); above = all.get(above)?.inReplyTo) {
    if (ids.has(above)) return true;
    seen.add(above);
  }
  return false;
}

function quoted(reply: Reply, nameOf: (member: string) => string): string {
  const text = reply.body.trim();
  const cut = text.length > mostOfQuote ? `${text.slice(0, mostOfQuote).replace(/\s+\S*$/, '')} …` : text;
  const quote = cut.replace(/^/gm, '> ');
  const by = signedBy(reply);
  return by === undefined ? quote : `${quote}\n>\n> — [@${escaped(nameOf(by))}](member:${encodeURIComponent(by)})`;
}

function signedBy({createdBy, anonymous}: Reply): string | undefined {
  return anonymous === true ? undefined : createdBy;
}

/** A name as the words of a link. */
function escaped(name: string): string {
  return name.replace(/[\\[\]]/g, '\\$&');
}
