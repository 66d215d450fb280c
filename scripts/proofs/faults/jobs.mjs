/**
 * What somebody writes. `prepare` makes what it is about, `open` opens the editor, `fields` are typed into one after the other, and
 * `whole` is what must be in the database at the end, of what was typed.
 */
export const jobs = {
  start: {
    prepare: (place, person) => makeHome(place, person),
    open: (tab) => openEditor(tab, 'feed'),
    fields: (mark) => [
      ['.title-field', `${mark} is asked`],
      ['.composer textarea', `Body of ${mark}`],
    ],
    whole: ([title, body]) => ({title, body}),
  },
  reply: {
    prepare: (place, person) => makeHome(place, person),
    open: (tab) => openEditor(tab, 'thread'),
    fields: (mark) => [['.composer textarea', `Answer ${mark} to it`]],
    whole: ([body]) => ({body}),
  },
  edit: {
    prepare: async (place, person) => {
      const home = await makeHome(place, person);
      const discussion = home.id;
      const subject = await place.create(person, 'reply', {discussion, body: 'First', community: person.community});
      return {...home, subject};
    },
    open: (tab, {subject}) => openEditor(tab, 'entry', subject),
    fields: (mark) => [['.composer textarea', ` and then ${mark}`]],
    whole: ([added]) => ({body: `First${added}`}),
  },
};

let homes = 0;

async function makeHome(place, person) {
  const title = `Home ${++homes}`;
  const id = await place.create(person, 'discussion', {
    ...{type: 'question', title, body: 'What is written here?', community: person.community},
  });
  return {id};
}

/** Presses what opens the editor, unless it is open; once more where it was drawn anew between a look and a press. */
async function openEditor(tab, where, subject = '', tries = 3) {
  const found = await tab.until(
    (place, id) => {
      const {find, all} = globalThis.cop;
      const host = find(place === 'feed' ? 'cop-discussion-feed' : 'cop-discussion-thread')?.shadowRoot;
      if (host?.querySelector('.composer')) return 'open';
      // It could not be read a moment ago: somebody would press what is offered for that, now and then.
      const retry = host?.querySelector('[role=alert] button');
      if (retry && !(performance.now() < globalThis.copWaits)) {
        globalThis.copWaits = performance.now() + 2_000;
        retry.click();
      }
      const selector = id ? `[data-entry="${id}"] [data-act=edit]` : '.start';
      const button = host && all(host).find((each) => each.matches(selector) && each.getRootNode() === host);
      button?.setAttribute('data-wanted', '');
      return button && 'shut';
    },
    40_000,
    where,
    subject,
  );
  if (found === 'open') return;
  await tab.pressByKey('[data-wanted]');
  const opened = tab.until(() => Boolean(globalThis.cop.find('.composer textarea')), tries > 1 ? 6_000 : 20_000);
  await (tries > 1 ? opened.catch(() => openEditor(tab, where, subject, tries - 1)) : opened);
}
