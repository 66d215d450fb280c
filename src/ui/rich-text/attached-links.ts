import type {AttachmentLink, CommunityAdapter, ItemName} from '../../adapter/contract.js';

/** An address that is over so soon is over, in milliseconds. */
const margin = 30_000;

const asked = new WeakMap<CommunityAdapter, Map<string, Promise<AttachmentLink>>>();

/** Where a file is: asked for once, and again once the address is over or did not work. */
export async function linkTo(
  adapter: CommunityAdapter,
  id: string,
  of: ItemName | undefined,
  {anew = false} = {},
): Promise<AttachmentLink> {
  let links = asked.get(adapter);
  if (!links) asked.set(adapter, (links = new Map()));
  const key = `${id} ${of ?? ''}`;
  const known = anew ? undefined : links.get(key);
  if (known && !isOver(await known)) return known;
  const answer = adapter.attachment!(id, of === undefined ? {} : {of}).then(checked);
  links.set(key, answer);
  // Whoever asked says why; the next asks anew.
  answer.catch(() => links.get(key) === answer && links.delete(key));
  return answer;
}

export function isOver({until}: AttachmentLink): boolean {
  return until !== undefined && Date.parse(until) - margin < Date.now();
}

/** A source says where its files are, and a page opens nothing but what is fetched over the network or stands in it. */
function checked(link: AttachmentLink): AttachmentLink {
  if (/^(?:https?|blob):$/.test(new URL(link.url, document.baseURI).protocol)) return link;
  throw new Error(`A page does not open ${link.url.slice(0, 20)}…`);
}
