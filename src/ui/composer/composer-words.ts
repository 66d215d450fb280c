import type {ReactiveElement} from 'lit';

import {common} from '../../i18n/en/common.js';
import {composer} from '../../i18n/en/composer.js';
import {Localize} from '../../i18n/localize.js';

const localized = new WeakMap<
  ReactiveElement,
  {readonly own: Localize<(typeof composer)['phrases']>; readonly shared: Localize<(typeof common)['phrases']>}
>();

/** The words of an editor in an element; one set for all its editors. */
export function composerWords(host: ReactiveElement) {
  let words = localized.get(host);
  if (!words) localized.set(host, (words = {own: new Localize(host, composer), shared: new Localize(host, common)}));
  return words;
}
