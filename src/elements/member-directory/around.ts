import type {LitElement} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {DirectoryList} from './directory-list.js';
import type {MemberRows} from './member-rows.js';
import type {Shown} from './shown.js';

/** A directory, as the parts see it that are fetched when somebody wants them. */
export interface Around {
  readonly host: LitElement;
  readonly source: CommunitySource;
  readonly rows: MemberRows;
  readonly list: DirectoryList;
  /** What the list is sorted by now. */
  readonly sorting: () => string;
  readonly shown: () => Shown;
  readonly show: (change: Partial<Shown>) => void;
}
