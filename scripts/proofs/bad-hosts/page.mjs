/** Lists of a site hold people and what they talk about; a service may hold everything. */
const few = ['cop-member-directory', 'cop-discussion-feed'];
const tagsOf = (adapter) =>
  adapter === 'sharepoint' ? few : [...few, 'cop-best-practice-library', 'cop-recognition-wall'];

/** A page of the site with elements of ours, as somebody would write it who knows the docs. */
export async function openPage(browser, hosts, {adapter, src, words}) {
  hosts.writePage('us.js', script(hosts, words));
  hosts.writePage('index.html', markup(adapter, src, words));
  const tab = await browser.newPage();
  await tab.goto(hosts.url);
  return tab;
}

function markup(adapter, src, words) {
  const inside = tagsOf(adapter)
    .map((tag) => `<${tag}></${tag}>`)
    .join('');
  return `<!doctype html><html lang="${words ? 'de' : 'en'}"><head><meta charset="utf-8"><title>Us</title><link rel="icon" href="data:,">
<script type="module" src="/us.js"></script><script type="module" src="/cop/cop.js"></script></head>
<body><cop-community adapter="${adapter}" src="${src}">${inside}</cop-community></body></html>\n`;
}

function script(hosts, words) {
  const german = words
    ? `overrideStrings('de', {common: {pageInsteadTitle: '${words.title}', pageInsteadText: ({about}) => \`Bitte bei \${about} anmelden.\`}});\n`
    : '';
  return `import {overrideStrings, registerAdapter} from '/cop/index.js';
import {fromAttributes} from '/cop/adapters/sharepoint.js';
registerAdapter('sharepoint', fromAttributes);
${german}`;
}

/** What is to be said, of each element that does not say it: its failure as somebody reads it, or the questions where nothing is wrong. */
export async function alertsIn(tab, hosts, {adapter, advice, about, words, only}) {
  const said = words ?? (advice && wordsOf(hosts, advice, about));
  const wrong = [];
  for (const tag of only ? [only] : tagsOf(adapter)) {
    const wanted = said
      ? [said.title, said.text]
      : tag === 'cop-discussion-feed'
        ? ['A disk that lies', 'Which file']
        : ['Mo Farouk'];
    const isThere = await tab
      .waitForFunction(shows, {timeout: 15_000, polling: 50}, tag, wanted, said ? '[role=alert]' : undefined)
      .then(
        () => true,
        () => false,
      );
    if (isThere) continue;
    const text = await tab.evaluate((each) => document.querySelector(each)?.shadowRoot?.textContent ?? '', tag);
    wrong.push(`${tag} does not say “${wanted.join(' ')}”, but “${text.replace(/\s+/g, ' ').trim().slice(0, 300)}”`);
  }
  return wrong;
}

export function wordsOf({phrases}, advice, about) {
  return {title: phrases[`${advice}Title`], text: phrases[`${advice}Text`]({about})};
}

/** In the page: does what stands in an element have all of these words? */
function shows(tag, wanted, selector) {
  const tree = document.querySelector(tag)?.shadowRoot;
  const places = selector ? [...(tree?.querySelectorAll(selector) ?? [])] : [tree];
  return places.some((place) => {
    const text = place?.textContent.replace(/\s+/g, ' ') ?? '';
    return wanted.every((words) => text.includes(words.replace(/\s+/g, ' ')));
  });
}
