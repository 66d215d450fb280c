import {describe, it} from 'node:test';

import {cases, runConformance, type Exceptions} from '../../src/conformance/index.js';
import {sharePointHarness} from '../support/sharepoint/harness.js';

const everybody =
  'Whoever may read a SharePoint site may read its lists: nothing there is for fewer, so nothing such is taken.';
const states =
  'A state that an act leads to could be written by hand by an item’s author: where others than owners write, an item is in its first state.';
const owners = 'Who leads a community SharePoint does not know: the owners of its site keep order, and nobody else.';
const signedIn = 'SharePoint answers nobody who is not signed in.';
const named = 'SharePoint shows who wrote what: nothing can be written without a name.';
const people = 'The people are those of the site: who moved on is no longer there, and is not said to have.';

const exceptions: Exceptions = {
  'a state, a choice and fields of a newer contract are kept and do not crash': states,
  'filters: a value, any of several, all of several, none of several': people,
  'filters: ranges with both ends, and whether a field is there': people,
  'filters: by what an item hangs on, by counts, by authors and flags': states,
  'a list is narrowed to a community, and brings what others meant for it': states,
  'an update made against an old version is a conflict, and brings the item as it is': owners,
  'a discussion is only an announcement when somebody who may makes it': owners,
  'nobody changes what somebody else wrote, save those who keep order': owners,
  'nobody gives themselves a role': 'Memberships are made by owners of the site: nobody joins by themselves.',
  'an edit says who made it, of what is anonymous nobody, and nobody else writes history': named,
  'an anonymous item has no author but for who wrote it': named,
  'anonymity is where the community allows it': named,
  'an event does not say who wrote what is anonymous': named,
  'lists, totals and facets bring only what a person may see': everybody,
  'neither an id nor a word nor a filter brings what a person may not see': everybody,
  'what hangs on a hidden item is hidden too, and counted for nobody else': everybody,
  'what a person may not see is not among what others did': everybody,
  'a field that is for fewer is hidden from others: in reads, search, filters and facets': everybody,
  'what a person may not see is not reported to them, and what they no longer may is reported as removed': everybody,
  'a visitor sees what is public, and nothing else': signedIn,
  'who is signed in is named, a visitor is nobody': signedIn,
  'a visitor reads what is public and writes nothing': signedIn,
};

describe('sharepoint, over the emulator', () => {
  runConformance(cases, sharePointHarness(), {
    describe,
    it: (name, body) => it(name, (context) => body(context as never)),
    exceptions,
  });
});
