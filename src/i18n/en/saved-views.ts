import {section} from '../section.js';

/** What a directory says about the views that somebody keeps. */
export const savedViews = section('savedViews', {
  title: 'Saved views',
  about: 'Keep search, filters and order under a name. Your views stay on this device.',
  name: 'Name of the view',
  keep: 'Keep this view',
  newName: 'New name',
  rename: 'Rename',
  renameView: (name: string) => `Rename the view ${name}`,
  removeView: (name: string) => `Delete the view ${name}`,
  save: 'Save',
  putBack: 'Put it back',
  kept: (name: string) => `The view ${name} is kept.`,
  removed: (name: string) => `The view ${name} is deleted.`,
  taken: (name: string) => `There is a view called ${name} already.`,
  full: 'This device has no room left, so the view is not kept. Delete another one, or leave it.',
  refused: 'This page may keep nothing on this device, so the view is not kept.',
});
