import type {LitElement} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {Item, Patch} from '../../model/item.js';
import {EditDraft} from '../../ui/edit-draft.js';
import {patchOf, valuesOf, type ProfileValues} from './profile-values.js';

type Member = Item<'member'>;

/** A profile as it is being changed. */
export class ProfileDraft extends EditDraft<ProfileValues> {
  constructor(host: LitElement, source: CommunitySource, member: Member) {
    super(host, source, `profile/${member.id}`, member.version, valuesOf(member));
  }

  get patch(): Patch<'member'> {
    return patchOf(this.values, this.changed);
  }
}
