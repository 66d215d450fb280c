import {inKindOrder} from '../file/write.js';

/** `35 communities, 765 members, 648 practices`, in the order of the kinds. */
export function summaryOf(items: readonly {readonly kind: string}[]): string {
  const counts = new Map<string, number>();
  for (const {kind} of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = inKindOrder(counts.keys()).map((kind) => {
    const count = counts.get(kind)!;
    return `${count} ${count === 1 ? kind : plural(kind)}`;
  });
  return parts.length > 0 ? parts.join(', ') : 'Nothing';
}

function plural(kind: string): string {
  if (kind.endsWith('y')) return `${kind.slice(0, -1)}ies`;
  return `${kind}s`;
}
