type Bag = Readonly<Record<string, unknown>>;

/** A small community file as somebody would write it by hand. */
export function communityText(header: Bag = {}, others: Bag = {}, mo: Bag = {}): string {
  return JSON.stringify({
    format: 'cop-elements-community',
    version: '1.0',
    organisation: {name: 'Example'},
    ...header,
    items: {
      community: [{id: 'storage', name: 'Storage', topic: 'storage'}],
      member: [
        {id: 'mo', name: 'Mo Farouk', place: 'Cairo', helps: [{skill: 'Backups', level: 4}], ...mo},
        {id: 'nia', name: 'Nia Ünal', place: 'İzmir', seeks: [{skill: 'Backups'}]},
      ],
      membership: [
        {id: 'mo@storage', community: 'storage', member: 'mo', role: 'facilitator'},
        {id: 'nia@storage', community: 'storage', member: 'nia', role: 'member'},
      ],
      discussion: [
        {
          id: 'first',
          community: 'storage',
          type: 'question',
          title: 'Where do logs go?',
          createdAt: '2026-03-01T09:00:00Z',
          createdBy: 'mo',
        },
      ],
      ...others,
    },
  });
}

/** All pieces as one text. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
