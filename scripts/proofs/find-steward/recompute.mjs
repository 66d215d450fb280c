import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

/*
 * Works out whom somebody should meet, and why, from a community file alone, as docs/suggestions.md describes it. It shares no line with
 * what it checks: `node recompute.mjs community.json <member id> [2026-11-23]` prints what should be suggested in the week of that Monday.
 */

/** The Monday of the week of an instant, in UTC. */
export function mondayOf(instant) {
  const day = new Date(instant);
  const since = (day.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() - since))
    .toISOString()
    .slice(0, 10);
}

/** Everybody to suggest to somebody in a week, the best first, each with every reason. */
export function suggestionsFor(file, id, monday) {
  const {member: members, follow = [], preference = [], introduction = []} = file.items;
  const me = members.find((each) => each.id === id);
  const known = new Set([
    ...[...follow, ...preference, ...introduction]
      .filter(({createdBy, about}) => createdBy === id && about !== 'mentoring')
      .map(({subject, member}) => member ?? subject),
    ...introduction.filter(({member}) => member === id).map(({createdBy}) => createdBy),
    ...acquainted(file, id),
  ]);
  const found = [];
  for (const other of members) {
    const {state = 'active', account = 'person', visibility = 'organisation', declinesSuggestions} = other;
    if (other.id === id || known.has(other.id) || state !== 'active' || account !== 'person') continue;
    if (visibility === 'person' || declinesSuggestions === true) continue;
    const reasons = reasonsBetween(me, shownOf(other), monday);
    if (reasons) found.push({member: other.id, score: reasons.reduce((sum, {points}) => sum + points, 0), reasons});
  }
  return found.sort((a, b) => b.score - a.score || (a.member < b.member ? -1 : 1)).slice(0, 50);
}

/** Whoever answered them and was answered by them, in their own names, and whoever shares a mentorship or a circle with them. */
function acquainted({items: {reply: replies = [], discussion = [], mentorship = []}}, id) {
  const texts = new Map([...discussion, ...replies].map((each) => [each.id, each]));
  const writerOf = (text) => (text?.anonymous ? undefined : text?.createdBy);
  const answers = replies
    .filter(({state = 'shown'}) => state === 'shown')
    .map((each) => ({from: writerOf(each), to: writerOf(texts.get(each.inReplyTo ?? each.discussion))}));
  const to = new Set(answers.filter(({from}) => from === id).map((each) => each.to));
  const both = answers.filter((each) => each.to === id && to.has(each.from)).map(({from}) => from);
  const groups = mentorship
    .filter(({state}) => ['accepted', 'active', 'closed'].includes(state))
    .map(({mentor, mentee, people = []}) => [mentor, mentee, ...people]);
  return [...both, ...groups.filter((group) => group.includes(id)).flat()];
}

/** What a colleague sees of somebody: fields shown to a community or a pair are left to people of whom nothing is known here. */
function shownOf(member) {
  const narrower = Object.entries(member.fieldVisibility ?? {}).filter(
    ([, who]) => who !== 'organisation' && who !== 'public',
  );
  const shown = {...member};
  for (const [field] of narrower) delete shown[field];
  return shown;
}

function reasonsBetween(me, other, monday) {
  const reasons = [];
  const mine = {helps: leveled(me.helps), seeks: leveled(me.seeks), topics: new Set((me.topics ?? []).map(bare))};
  const theirs = {helps: leveled(other.helps), seeks: leveled(other.seeks)};
  for (const [name, {level, as}] of theirs.helps) {
    if (mine.seeks.has(name) && level > (mine.helps.get(name)?.level ?? 0))
      reasons.push({what: 'helps', value: as, points: Math.round((100 * level) / Math.sqrt(theirs.helps.size))});
  }
  for (const [name, {as}] of theirs.seeks) {
    if (mine.helps.has(name))
      reasons.push({what: 'seeks', value: as, points: Math.round(200 / Math.sqrt(theirs.seeks.size))});
  }
  const topics = new Map((other.topics ?? []).map((topic) => [bare(topic), topic]));
  for (const [name, topic] of topics) {
    if (mine.topics.has(name))
      reasons.push({what: 'topic', value: topic, points: Math.round(200 / Math.sqrt(topics.size))});
  }
  if (reasons.length === 0) return undefined;
  if (me.unit !== undefined && other.unit !== undefined && me.unit !== other.unit)
    reasons.push({what: 'unit', value: other.unit, points: 200});
  if (me.place !== undefined && other.place !== undefined && me.place !== other.place)
    reasons.push({what: 'place', value: other.place, points: 50});
  reasons.push({what: 'turn', points: fnv1a(`${other.id} ${me.id} ${monday}`) % 101});
  return reasons;
}

function leveled(skills = []) {
  return new Map(skills.map(({skill, level = 3}) => [bare(skill), {level, as: skill}]));
}

function bare(word) {
  return word.trim().toLowerCase();
}

/** In 64-bit integers, so that nothing depends on how numbers of a page are rounded. */
function fnv1a(text) {
  let hash = 2166136261n;
  for (const byte of Buffer.from(text, 'utf8')) hash = ((hash ^ BigInt(byte)) * 16777619n) & 0xffffffffn;
  return Number(hash);
}

/** What of an answer is other than it should be, in words; `answered` as the store lists it. */
export function differences(file, id, monday, answered) {
  const expected = suggestionsFor(file, id, monday);
  const wrong = [];
  if (answered.map(({member}) => member).join() !== expected.map(({member}) => member).join())
    wrong.push(`${id}: others are suggested, or in another order`);
  for (const {member, score, reasons} of answered) {
    const should = expected.find((each) => each.member === member);
    if (!should) continue;
    if (score !== should.score) wrong.push(`${id} → ${member}: a score of ${score}, not of ${should.score}`);
    if (said(reasons) !== said(should.reasons))
      wrong.push(`${id} → ${member}: ${said(reasons)}, not ${said(should.reasons)}`);
    if (reasons.some(({points}, index) => index > 0 && points > reasons[index - 1].points))
      wrong.push(`${id} → ${member}: its strongest reason is not its first`);
  }
  return {wrong, reasons: answered.reduce((sum, each) => sum + each.reasons.length, 0)};
}

function said(reasons) {
  return reasons
    .map(({what, value = '', points}) => `${what} ${value} ${points}`)
    .sort()
    .join('; ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , path, id, day = mondayOf(Date.now())] = process.argv;
  console.log(JSON.stringify(suggestionsFor(JSON.parse(readFileSync(path, 'utf8')), id, day), null, 2));
}
