// What an intranet would know from its own sign-in. The example has a picker instead: choose who you are.
const community = document.querySelector('#community');
const picker = document.querySelector('#person');
const key = 'merrow.person';

const file = await (await fetch('community.json')).json();
const people = (file.items.member ?? [])
  .filter(({state, account}) => state !== 'moved-on' && (account ?? 'person') === 'person')
  .sort((a, b) => a.name.localeCompare(b.name));

picker.replaceChildren(...people.map(({id, name}) => new Option(name, id)));
picker.value = remembered() ?? file.you ?? people[0]?.id ?? '';
picker.disabled = people.length === 0;
if (picker.value) community.setAttribute('person', picker.value);
if (file.organisation?.name && file.organisation.name !== 'Merrow Water')
  document.title = `${file.organisation.name} · Communities of practice`;

picker.addEventListener('change', () => {
  community.setAttribute('person', picker.value);
  try {
    localStorage.setItem(key, picker.value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
});

function remembered() {
  try {
    const id = localStorage.getItem(key);
    return people.some((person) => person.id === id) ? id : undefined;
  } catch {
    return undefined;
  }
}
