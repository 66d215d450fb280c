import type {ReactiveElement} from 'lit';

import {common} from '../i18n/en/common.js';
import {files} from '../i18n/en/files.js';
import {Localize} from '../i18n/localize.js';

export type FileStrings = (typeof files)['phrases'];

const localized = new WeakMap<
  ReactiveElement,
  {readonly own: Localize<FileStrings>; readonly shared: Localize<(typeof common)['phrases']>}
>();

/** The words for files in an element; one set for all that speak of files there. */
export function fileWords(host: ReactiveElement) {
  let words = localized.get(host);
  if (!words) localized.set(host, (words = {own: new Localize(host, files), shared: new Localize(host, common)}));
  return words;
}
