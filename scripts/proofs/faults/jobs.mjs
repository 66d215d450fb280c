/**
 * What somebody writes. `prepare` makes what it is about, `open` opens the editor, `fields` are typed into one after the other, and
 * `isThere` says how it must be in the database at the end.
 */
export const jobs = {
  start: {
    prepare: (place, person) => makeHome(place, person),
    open: (tab) => openEditor(tab, 'feed'),
    fields: (mark) => [
      ['.title-field', `${mark} is asked`],
      ['.composer textarea', `Body of ${mark}`],
    ],
  },
  reply: {
    prepare: (place, person) => makeHome(place, person),
    open: (tab) => openEditor(tab, 'thread'),
    fields: (mark) => [['.composer textarea', `Answer ${mark} to it`]],
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

/** Presses what opens the editor, unless it is open. */
async function openEditor(tab, where, subject = '') {
  const found = await tab.until(
    (place, id) => {
      const {find, all} = globalThis.cop;
      const host = find(place === 'feed' ? 'cop-discussion-feed' : 'cop-discussion-thread')?.shadowRoot;
      if (host?.querySelector('.composer')) return 'open';
      // It could not be read a moment ago: somebody would press what is offered for that.
      host?.querySelector('[role=alert] button')?.click();
      const selector = id ? `[data-entry="${id}"] [data-act=edit]` : '.start';
      const button = host && all(host).find((each) => each.matches(selector) && each.getRootNode() === host);
      button?.setAttribute('data-wanted', '');
      return button && 'shut';
    },
    20_000,
    where,
    subject,
  );
  if (found === 'open') return;
  await tab.pressByKey('[data-wanted]');
  await tab.until(() => Boolean(globalThis.cop.find('.composer textarea')));
}
