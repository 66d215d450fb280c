type ShadowSelection = ShadowRoot & {getSelection?: () => Selection | null};
type ComposedSelection = Selection & {
  getComposedRanges?: (options: {readonly shadowRoots: readonly ShadowRoot[]}) => readonly StaticRange[];
};

/** What the reader has selected within an element of a shadow tree; browsers differ in whom they tell. */
export function selectedText(root: ShadowRoot, within: Element): string {
  const own = (root as ShadowSelection).getSelection?.();
  const selection = (own ?? document.getSelection()) as ComposedSelection | null;
  if (!selection) return '';
  if (own || !selection.getComposedRanges)
    return isWithin(selection.anchorNode, within) ? selection.toString().trim() : '';
  const [found] = selection.getComposedRanges({shadowRoots: [root]});
  if (!found || !isWithin(found.startContainer, within) || !isWithin(found.endContainer, within)) return '';
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.toString().trim();
}

function isWithin(node: Node | null, element: Element): boolean {
  return node !== null && element.contains(node);
}
