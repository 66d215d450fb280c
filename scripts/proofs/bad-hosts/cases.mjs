/**
 * What is wrong with a host, and which words every element is to say then.
 *
 * `prepare` changes the site, `advice` and `about` are what is said; a case that says nothing shows the two questions of the site.
 */
export function casesOf(hosts) {
  const {site, url, nobody} = hosts;
  const sharepoint = {adapter: 'sharepoint', src: site};
  const rest = (path) => ({adapter: 'rest', src: `${url}host/${path}/`});
  const says = (advice, about) => ({advice, about});
  return [
    {name: 'sharepoint, nothing wrong', ...sharepoint},
    {
      name: 'sharepoint, a wrong address of a site',
      ...sharepoint,
      src: `${url}host/sites/practise`,
      ...says('nothingThere', `${url}host/sites/practise`),
    },
    {
      name: 'sharepoint, a page of a sign-in instead of data',
      ...sharepoint,
      prepare: () => (hosts.now().who = undefined),
      ...says('pageInstead', site),
    },
    {
      name: 'sharepoint, somebody whom the site does not let in',
      ...sharepoint,
      prepare: () => (hosts.now().who = hosts.now().stranger),
      ...says('noEntry', site),
    },
    {
      name: 'sharepoint, a site without lists',
      ...sharepoint,
      prepare: () => hosts.reset({isEmpty: true}),
      ...says('notReady', site),
    },
    {
      name: 'sharepoint, a list that is gone',
      ...sharepoint,
      prepare: () => remove(hosts.now().emulator.site.lists, hosts.list('CopDiscussion')),
      only: 'cop-discussion-feed',
      ...says('partMissing', 'CoP discussions'),
    },
    {
      name: 'sharepoint, a column that is gone',
      ...sharepoint,
      prepare: () => {
        const {fields} = hosts.list('CopDiscussion');
        remove(
          fields,
          fields.find(({internalName}) => internalName === 'CopData'),
        );
      },
      ...says('partMissing', 'CoP discussions, CopData'),
    },
    {
      name: 'sharepoint, a list under another name',
      ...sharepoint,
      prepare: () => (hosts.list('CopDiscussion').title = 'What we talk about'),
    },
    {name: 'rest, a wrong address', ...rest('nowhere'), ...says('nothingThere', `${url}host/nowhere/`)},
    {name: 'rest, nobody at the address', adapter: 'rest', src: nobody, ...says('notReached', nobody)},
    {name: 'rest, another service', ...rest('weather'), ...says('nothingThere', `${url}host/weather/`)},
    {name: 'rest, a page of a sign-in', ...rest('sign-in'), ...says('pageInstead', `${url}host/sign-in/`)},
    {name: 'rest, a guard before the service', ...rest('guarded'), ...says('noEntry', `${url}host/guarded/`)},
    {name: 'rest, a newer service', ...rest('newer'), ...says('otherVersion', '9.0')},
    {
      name: 'rest, in the language of the page',
      ...rest('sign-in'),
      words: {title: 'Eine Seite statt der Gemeinschaft', text: `Bitte bei ${url}host/sign-in/ anmelden.`},
    },
  ];
}

function remove(list, item) {
  list.splice(list.indexOf(item), 1);
}
