/*
 * The faults by name, each in three parts that also go together by chance:
 *
 * `rule` is what the proxy does from the moment of sending until it is healed, `page` what the document suffers from its beginning, and
 * `event` what happens to the tab, the session or the service while somebody types or sends.
 */

const date = (seconds) => new Date(Date.now() + seconds * 1_000).toUTCString();
/** As it was written before, RFC 9110 5.6.7: `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. */
const oldDates = {
  'a date with a long day': (text) => {
    const [, day, month, year, time] = text.split(' ');
    const name = new Date(text).toLocaleDateString('en', {weekday: 'long', timeZone: 'UTC'});
    return `${name}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
  },
  'a date of C': (text) => {
    const [name, day, month, year, time] = text.replace(',', '').split(' ');
    return `${name} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
  },
};

/** Everything that `Retry-After` and its like may say. */
const waits = {
  '1 s': () => ({'retry-after': '1'}),
  'a date': () => ({'retry-after': date(2)}),
  ...Object.fromEntries(
    Object.entries(oldDates).map(([name, written]) => [name, () => ({'retry-after': written(date(2))})]),
  ),
  'a date gone by': () => ({'retry-after': date(-100)}),
  nothing: () => ({}),
  soon: () => ({'retry-after': 'soon'}),
  '-5': () => ({'retry-after': '-5'}),
  1.5: () => ({'retry-after': '1.5'}),
  '1e3': () => ({'retry-after': '1e3'}),
  'RateLimit-Reset': () => ({'ratelimit-reset': '1', 'ratelimit-remaining': '0'}),
};
/** Longer than anybody waits: the person tries again. */
const longWaits = {
  'an hour': () => ({'retry-after': '3600'}),
  'a year from now': () => ({'retry-after': date(31_536_000)}),
  99999999999999: () => ({'retry-after': '99999999999999'}),
};

const answers = [429, 503].flatMap((status) => [
  ...Object.entries(waits).map(([said, headers]) => ({
    name: `${status} with ${said}`,
    rule: {answer: {status, headers}},
  })),
  ...Object.entries(longWaits).map(([said, headers]) => ({
    name: `${status} with ${said}, and tried again by hand`,
    rule: {answer: {status, headers}},
    isTriedAgain: true,
  })),
]);

const signInPage = {status: 200, headers: {'content-type': 'text/html'}, body: '<h1>Sign in to the hotel</h1>'};

const network = [
  {name: 'cut before the request', rule: {cut: 'before'}},
  {name: 'cut within the request', rule: {cut: 'in the request'}},
  {name: 'cut while the service works', rule: {cut: 'at work'}},
  {name: 'cut after it is stored', rule: {cut: 'after'}},
  {name: 'cut within the answer', rule: {cut: 'in the answer'}},
  {name: 'no connection at all', rule: {isOffline: true}},
  {name: '503 to everything', rule: {all: true, answer: {status: 503}}},
  {name: '503 after it is stored', rule: {answer: {status: 503, isTooLate: true}}},
  {name: "a hotel's page in place of an answer", rule: {answer: signInPage}},
  {name: 'a slow network', rule: {all: true, slow: {latency: 700, bytes: 3_000}}},
  ...answers,
];

const page = [
  {name: 'clock ten years behind', page: 'clock:-10'},
  {name: 'clock ten years ahead', page: 'clock:10'},
  {name: 'local storage full', page: 'local:full'},
  {name: 'database full', page: 'database:full'},
  {name: 'every storage full', page: 'local:full,session:full,database:full'},
  {name: 'no database', page: 'database:absent'},
  {name: 'database refused', page: 'database:shut'},
  {name: 'database broken', page: 'database:broken'},
  {name: 'database that never opens', page: 'database:stuck'},
];

const events = [
  {name: 'tab crashes while sending', event: 'crash'},
  {name: 'tab closed while sending', event: 'close'},
  {name: 'page read again while sending', event: 'reload'},
  {name: 'a second tab watches', event: 'second'},
  {name: 'a second tab, the first one crashes', event: 'second, crash'},
  {name: 'a second tab sends it too', event: 'second, send'},
  {name: 'service killed and started again', event: 'restart'},
  {name: 'session over', event: 'over'},
  {name: 'signed out meanwhile', event: 'out'},
  {name: 'token over', event: 'token'},
  {name: 'token over, and no new one at first', event: 'no token'},
  {name: 'database becomes full while sending', event: 'fill'},
  {name: 'the browser has no room left', event: 'no room'},
  {name: 'the clock is put right while it waits', event: 'clock', page: 'clock:10'},
];

const typing = [
  {name: 'tab crashes while typing', event: 'crash', isTyping: true},
  {name: 'tab closed while typing', event: 'close', isTyping: true},
  {name: 'page read again while typing', event: 'reload', isTyping: true},
];

/** Two at once that are more than the sum of both. */
const pairs = [
  ['cut after it is stored', 'tab crashes while sending'],
  ['cut within the answer', 'page read again while sending'],
  ['no connection at all', 'tab crashes while sending'],
  ['no connection at all', 'a second tab, the first one crashes'],
  ['no connection at all', 'clock ten years behind'],
  ['503 with a date', 'clock ten years behind'],
  ['503 with a date', 'clock ten years ahead'],
  ['cut after it is stored', 'every storage full'],
  ['cut after it is stored', 'database becomes full while sending'],
  ['no connection at all', 'no database'],
  ['no connection at all', 'the clock is put right while it waits'],
  ['429 with 1 s', 'service killed and started again'],
];

const all = [...network, ...page, ...events, ...typing];
const byName = (name) => all.find((fault) => fault.name === name) ?? missing(name);

/** Every named fault with every job. */
export function matrix() {
  const faults = [...all, ...pairs.map((names) => together(...names.map(byName)))];
  return faults.flatMap((fault) => ['start', 'reply', 'edit'].map((job) => ({fault, job})));
}

/** One fault by chance, or two or three that can go together. */
export function byChance(random) {
  for (;;) {
    const parts = [
      ...(random.chance(0.75) ? [random.one(network)] : []),
      ...(random.chance(0.35) ? [random.one(page)] : []),
      ...(random.chance(0.6) ? [random.one(random.chance(0.3) ? typing : events)] : []),
    ];
    const fault = parts.length > 0 && together(...parts);
    if (fault && isPossible(fault)) return {fault, job: random.one(['start', 'reply', 'edit'])};
  }
}

function together(...parts) {
  const pages = parts.flatMap((part) => part.page ?? []);
  return Object.assign({}, ...parts, {
    name: parts.map(({name}) => name).join(' + '),
    ...(pages.length > 0 && {page: pages.join(',')}),
  });
}

/**
 * What one tab keeps for itself is not there for another one, nor after its end; and nobody can keep anything for a page that is read again
 * where the browser keeps nothing. Two clocks make none.
 */
function isPossible({page = '', event = ''}) {
  if (page.includes('local:full') && /crash|close|second/.test(event)) return false;
  if (page.includes('session:full') && /reload|out/.test(event)) return false;
  return (page.match(/clock/g) ?? []).length < 2;
}

function missing(name) {
  throw new Error(`No fault is called “${name}”.`);
}
