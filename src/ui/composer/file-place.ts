import type {CommunityAdapter} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';

/** Where files of a text go: who takes them, for which community, of how many bytes each. */
export interface FilePlace {
  readonly upload: NonNullable<CommunityAdapter['upload']>;
  readonly community: string;
  readonly most: number;
}

/** Where files of a text in this community go; nothing where the source takes none. */
export function filePlace(
  {adapter, description}: CommunitySource,
  community: string | undefined,
): FilePlace | undefined {
  const upload = adapter?.upload?.bind(adapter);
  if (!upload || !description?.files || community === undefined) return undefined;
  return {upload, community, most: description.files.most};
}
