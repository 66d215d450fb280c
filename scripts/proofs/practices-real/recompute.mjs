import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

/*
 * Works out how fresh each practice is, and why, from the files of an organisation alone, as docs/practices.md describes it. It shares no line
 * with what it checks: `node recompute.mjs <folder> 2026-11-29` prints the verdict of each.
 */

const isDay = (year, month, date) => new Date(Date.UTC(year, month - 1, date)).getUTCMonth() === month - 1;
const holds = {low: 730, high: 182};
const day = 86_400_000;

/** Verdicts by the id of the practice. */
export function freshnessFrom(folder, today) {
  const people = peopleIn(folder);
  const practices = practicesIn(folder);
  const names = namesOf(practices);
  return Object.fromEntries(practices.map((each) => [each.id, verdict(each, {people, practices, names, today})]));
}

function verdict(practice, {people, practices, names, today}) {
  const {head, file} = practice;
  const verified = dayIn(head.verified);
  const said = dayIn(head['review by']);
  const until = said ?? plus(verified ?? createdOf(head), holds[head.risk] ?? 365);
  const step = stepOf(head.review);
  if (step === 'retired') return {freshness: 'retired', until, reasons: [{because: 'retired'}]};
  const found = [];
  if (today > plus(until, 90)) found.push(['stale', {because: 'review-passed', on: until}]);
  else if (today > until) found.push(['due', {because: 'review-passed', on: until}]);
  else if (plus(today, 30) >= until) found.push(['due', {because: 'review-soon', on: until}]);
  const stewards = listed(head.stewards).filter((id) => people.has(id));
  if (stewards.length > 0 && stewards.every((id) => people.get(id) === 'left'))
    found.push(['doubtful', {because: 'stewards-left', members: [...new Set(stewards)]}]);
  if (stewards.length === 0 && step === 'approved') found.push(['due', {because: 'no-steward'}]);
  for (const other of relatedTo(head, file, names)) {
    const target = practices.find(({id}) => id === other);
    const changed = dayIn(target.head.updated) ?? createdOf(target.head);
    const isNews = verified === undefined || changed > verified;
    if (stepOf(target.head.review) === 'retired') {
      if (isNews) found.push(['due', {because: 'linked', how: 'retired', kind: 'practice', id: other}]);
    } else if (verified !== undefined && isNews)
      found.push(['due', {because: 'linked', how: 'changed', kind: 'practice', id: other}]);
  }
  found.push(['fresh', verified ? {because: 'verified', on: verified, until} : {because: 'never-verified', until}]);
  const worst = ['stale', 'doubtful', 'due', 'fresh'].find((word) => found.some(([each]) => each === word));
  return {freshness: worst, until, reasons: found.map(([, reason]) => reason)};
}

/** Every Markdown file: what its head says, by name. */
export function practicesIn(folder) {
  const place = join(folder, 'practices');
  return readdirSync(place)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(place, file), 'utf8');
      const [, block = ''] = text.split(/^---$/m);
      const head = headOf(block);
      return {id: head.id, file: file.slice(0, -3), head, text: text.slice(text.indexOf('\n---', 3) + 4)};
    });
}

/** The heads are simple: a name and a value, or a name and lines that begin with a stroke. */
function headOf(block) {
  const head = {};
  let name = '';
  for (const line of block.split('\n')) {
    const pair = line.match(/^([A-Za-z ]+):(.*)$/);
    if (pair) head[(name = pair[1])] = bare(pair[2]);
    else if (/^ {2}- /.test(line)) {
      const entry = bare(line.slice(4));
      head[name] = Array.isArray(head[name]) ? [...head[name], entry] : [entry];
    } else if (/^ {2,}\S/.test(line)) {
      // A value that goes on in the next line.
      const known = head[name];
      if (Array.isArray(known)) known[known.length - 1] += ` ${line.trim()}`;
      else head[name] = `${known} ${line.trim()}`;
    }
  }
  return head;
}

function bare(value) {
  const text = value.trim();
  if (text === '[]' || text === '""') return '';
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text;
}

function listed(value) {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value.filter(Boolean) : [value];
}

/** Who is there, and who left: the first column is the id. */
function peopleIn(folder) {
  const [header, ...rows] = readFileSync(join(folder, 'people.csv'), 'utf8').trim().split(/\r?\n/);
  const column = header.split(',').indexOf('state');
  return new Map(
    rows.map((row) => {
      const cells = row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g).map((cell) => cell.replace(/,$/, ''));
      return [cells[0], column >= 0 && cells[column] === 'left' ? 'left' : 'here'];
    }),
  );
}

/** 2026-3-1 and 2026-03-01; nothing of what is no date. */
function dayIn(value) {
  const parts = String(value ?? '').match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  const isReal = parts && isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return isReal ? `${parts[1]}-${parts[2].padStart(2, '0')}-${parts[3].padStart(2, '0')}` : undefined;
}

function createdOf(head) {
  return dayIn(head.created) ?? dayIn(head.updated) ?? '2000-01-01';
}

function stepOf(review) {
  return {'in review': 'in-review'}[review] ?? review;
}

function plus(date, days) {
  return new Date(Date.UTC(...date.split('-').map((part, index) => Number(part) - (index === 1 ? 1 : 0))) + days * day)
    .toISOString()
    .slice(0, 10);
}

/** The names a practice may be referred to by; a name of two is nobody's. */
function namesOf(practices) {
  const names = new Map();
  for (const {id, file, head} of practices) {
    const number = file.match(/^0*(\d+)-/)?.[1];
    const all = [head.title || undefined, file, `${file}.md`, file.replace(/^\d+-/, ''), number].filter(Boolean);
    for (const name of new Set(all.map(simple))) names.set(name, names.has(name) && names.get(name) !== id ? null : id);
  }
  return {names, ids: new Set(practices.map(({id}) => id))};
}

function relatedTo(head, file, {names, ids}) {
  const own = head.id;
  const found = [];
  const [, ...more] = resolved(listed(head.replacedBy));
  for (const id of [...resolved(listed(head.related)), ...more]) if (id !== own && !found.includes(id)) found.push(id);
  return found;

  function resolved(list) {
    return list.flatMap((name) => {
      const base = name
        .replace(/[?#].*$/, '')
        .replace(/\/(README\.md)?$/i, '')
        .split('/')
        .at(-1)
        .replace(/\.\w+$/, '');
      for (const each of [name, base, base.replace(/^(\d+-)+/, '')]) {
        if (ids.has(each.trim())) return [each.trim()];
        if (ids.has(`practice-${each.trim()}`)) return [`practice-${each.trim()}`];
        const id = names.get(simple(each));
        if (id === null) continue;
        if (id !== undefined) return [id];
      }
      return [];
    });
  }
}

/** Small letters, no accents, one space for whatever is between. */
function simple(name) {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, today = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
  for (const [id, {freshness, reasons}] of Object.entries(freshnessFrom(folder, today)))
    console.log(`${freshness.padEnd(8)} ${id}  ${JSON.stringify(reasons)}`);
}
