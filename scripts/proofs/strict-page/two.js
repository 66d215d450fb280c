// `?old,new` says which copy comes first; `&prefix` gives the second tags of its own.
const [order] = [...new URLSearchParams(location.search).keys()];
const hasPrefix = new URLSearchParams(location.search).has('prefix');
const [first, second] = order.split(',');
const prefix = hasPrefix ? 'acme' : 'cop';

const community = document.createElement('cop-community');
community.setAttribute('adapter', 'local');
community.setAttribute('src', '/community.json');
const tags = [`cop-member-directory`, `${prefix}-member-card`, `${prefix}-discussion-feed`];
community.append(...tags.map((tag) => document.createElement(tag)));
community.children[1].setAttribute('member', 'amara-okafor');
document.body.append(community);

await import(`/${first}.js`);
await import(hasPrefix ? `/${second}.js?prefix=acme` : `/${second}.js`);

/** What is not as it should be once both are there. */
globalThis.expected = async () => {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const wrong = [];
  for (const element of community.children) {
    const text = element.shadowRoot?.textContent.trim() ?? '';
    if (!customElements.get(element.localName)) wrong.push(`<${element.localName}> is not defined`);
    else if (text.length < 40) wrong.push(`<${element.localName}> shows nothing`);
  }
  if (!community.children[1].shadowRoot?.textContent.includes('Amara'))
    wrong.push('the card of one copy does not find the data of the other');
  const isNewer = 'greeting' in community.children[1];
  if (isNewer !== (hasPrefix ? second === 'new' : first === 'new')) wrong.push('the card is of the wrong copy');
  return wrong;
};
