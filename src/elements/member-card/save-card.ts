import {saveFile} from '../../ui/save-file.js';
import type {Member} from './member-face.js';
import {vcard} from './vcard.js';

/** Lets somebody save a member as an address card, under their name. */
export function saveCard(member: Member): void {
  const name = member.name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'member';
  saveFile(`${name}.vcf`, 'text/vcard;charset=utf-8', vcard(member));
}
