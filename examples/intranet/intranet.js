// What an intranet would know from its own sign-in. The example has a picker instead: choose who you are.
const community = document.querySelector('#community');
const picker = document.querySelector('#person');
const key = 'merrow.person';

const {service} = community.dataset;

const {people, you, organisation, become} = service ? await fromService(service) : await fromFile();

picker.replaceChildren(...people.map(({id, name}) => new Option(name, id)));
picker.value = you ?? people[0]?.id ?? '';
picker.disabled = people.length === 0;
if (organisation && organisation !== 'Merrow Water') document.title = `${organisation} · Communities of practice`;
picker.addEventListener('change', () => become(picker.value));

/** The community file on this device: whoever the attribute `person` says. */
async function fromFile() {
  const file = await (await fetch('community.json')).json();
  const everybody = (file.items.member ?? [])
    .filter(({state, account}) => state !== 'moved-on' && (account ?? 'person') === 'person')
    .sort((a, b) => a.name.localeCompare(b.name));
  const first = remembered(everybody) ?? file.you ?? everybody[0]?.id;
  if (first) community.setAttribute('person', first);
  const choose = (id) => {
    community.setAttribute('person', id);
    try {
      localStorage.setItem(key, id);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };
  return {people: everybody, you: first, organisation: file.organisation?.name, become: choose};
}

/** The service, which is told who you are and remembers it by a cookie; then it is opened. */
async function fromService(api) {
  const address = `${api}session/development`;
  const signIn = (member) =>
    fetch(address, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify({member})});
  const session = await (await fetch(address)).json();
  const first = session.member ?? (picker.dataset.you || session.people[0]?.id);
  if (!session.member && first) await signIn(first);
  community.setAttribute('src', api);
  community.setAttribute('adapter', 'rest');
  return {people: session.people, you: first, become: (id) => void signIn(id).then(() => location.reload())};
}

function remembered(everybody) {
  try {
    const id = localStorage.getItem(key);
    return everybody.some((person) => person.id === id) ? id : undefined;
  } catch {
    return undefined;
  }
}
