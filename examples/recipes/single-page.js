/* The smallest single-page application: what is shown goes with the address, and is taken out whole before the next. */
const views = {people: 'cop-member-directory', talk: 'cop-discussion-feed'};

function show() {
  const tag = views[location.hash.slice(1)];
  const main = document.querySelector('main');
  if (!tag) return main.replaceChildren();
  const community = document.createElement('cop-community');
  community.setAttribute('adapter', 'static');
  community.setAttribute('src', '/community.json');
  community.append(document.createElement(tag));
  return main.replaceChildren(community);
}

addEventListener('hashchange', show);
show();
