import ICAL from 'ical.js';

import type {Collection, Draft} from './collection.js';
import {cut} from './record.js';
import type {FileReport} from './report.js';
import {decodeText} from './text.js';
import {isZone, zoneOf} from './zones.js';

interface Found {
  readonly event: ICAL.Component;
  readonly line: number;
}

/** Takes the meetings of a calendar as events; a repeating one stays one event with its rule. */
export function takeMeetings(
  bytes: Uint8Array,
  fallback: string | undefined,
  collection: Collection,
  report: FileReport,
): void {
  const {text, encoding} = decodeText(bytes);
  if (encoding === 'Windows-1252')
    report.note('is not UTF-8 and was read as Windows-1252; look whether its accents are right');
  const events = eventsOf(text.replace(/^\uFEFF/, ''), report);
  if (events.length === 0) report.left('holds no meeting (no VEVENT)');
  for (const {event, line} of events) {
    try {
      takeEvent(event, line, fallback, collection, report);
    } catch (error) {
      report.left(`a meeting cannot be read: ${(error as Error).message}`, line);
    }
  }
}

/** Each meeting is read on its own, so that a broken one takes no other with it. */
function eventsOf(text: string, report: FileReport): readonly Found[] {
  const lines = text.split(/\r\n?|\n/);
  const found: Found[] = [];
  let start = -1;
  lines.forEach((line, index) => {
    const mark = line.trim().toUpperCase();
    if (mark === 'BEGIN:VEVENT') start = index;
    if (mark !== 'END:VEVENT' || start < 0) return;
    try {
      const block = lines.slice(start, index + 1).filter((text) => text.trim());
      found.push({
        event: new ICAL.Component(ICAL.parse(block.join('\r\n')) as [string, unknown[], unknown[]]),
        line: start + 1,
      });
    } catch (error) {
      report.left(`a meeting cannot be read: ${(error as Error).message.split('\n')[0]}`, start + 1);
    }
    start = -1;
  });
  if (start >= 0) report.left('the last meeting breaks off', start + 1);
  return found;
}

function takeEvent(
  event: ICAL.Component,
  line: number,
  fallback: string | undefined,
  collection: Collection,
  report: FileReport,
): void {
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? '').trim();
  const title = text('summary') || 'Meeting';
  const uid = text('uid');
  if (event.hasProperty('recurrence-id'))
    return report.left(`"${title}": a single change of a repeating meeting; only the rule is taken`, line);
  const start = timeOf(event, 'dtstart');
  if (!start) return report.left(`"${title}" says no start`, line);
  const community = communityOf(event, fallback, collection);
  if (!community)
    return report.left(`"${title}" names no community we know (CATEGORIES); say which by --community <id>`, line);
  const wanted = uid.length > 200 ? '' : uid;
  const id = wanted ? collection.idFor('event', wanted) : collection.newId('event', `${community.id} ${title}`);
  if (collection.get('event', id)) return report.left(`"${title}": the UID ${uid} was taken by a meeting above`, line);

  const zone = zonesOf(start, title, report, line);
  const stamp = instantOf(event, 'created') ?? instantOf(event, 'dtstamp');
  const changed = instantOf(event, 'last-modified');
  const extra = exceptionsOf(event, title, report, line);
  const url = text('url');
  const draft: Draft = {
    kind: 'event',
    id,
    community: community.id,
    title: cut(title, 1000, 'title', report, line),
    start: zone.start,
    ...(zone.timeZone && {timeZone: zone.timeZone}),
    ...durationOf(event, start.value),
    ...(event.hasProperty('rrule') && {recurrence: text('rrule')}),
    ...(text('description') && {body: text('description')}),
    ...(text('location') && {place: cut(text('location'), 1000, 'place', report, line)}),
    ...(URL.canParse(url) && {url}),
    ...(uid && {uid: uid.slice(0, 1000)}),
    ...(text('status').toUpperCase() === 'CANCELLED' && {state: 'cancelled'}),
    ...(stamp && {createdAt: stamp}),
    ...(changed && {updatedAt: changed}),
    ...(Object.keys(extra).length > 0 && {extra}),
  };
  if (start.value.isDate) report.note(`"${title}" lasts whole days; it starts at midnight`, line);
  if (event.hasProperty('attendee')) report.note(`"${title}": who is invited is not taken`, line);
  collection.add(draft);
  report.taken(`event ${id}`, line);
}

interface Start {
  readonly value: ICAL.Time;
  readonly zone: string | undefined;
}

function timeOf(event: ICAL.Component, name: string): Start | undefined {
  const property = event.getFirstProperty(name);
  const value: unknown = property?.getFirstValue();
  if (!(value instanceof ICAL.Time) || Number.isNaN(value.year)) return undefined;
  const zone = property?.getFirstParameter('tzid');
  return {value, zone: zone || (value.zone === ICAL.Timezone.utcTimezone ? 'UTC' : undefined)};
}

/** The start on the clock of its zone; where nobody knows the zone, the clock alone. */
function zonesOf(
  {value, zone}: Start,
  title: string,
  report: FileReport,
  line: number,
): {readonly start: string; readonly timeZone?: string} {
  const pad = (number: number, length = 2) => String(number).padStart(length, '0');
  const start = `${pad(value.year, 4)}-${pad(value.month)}-${pad(value.day)}T${pad(value.hour)}:${pad(value.minute)}:${pad(value.second)}`;
  if (!zone) return {start};
  const timeZone = zoneOf(zone);
  if (!timeZone) report.note(`"${title}": the time zone "${zone}" is unknown; taken by the clock alone`, line);
  else if (!isZone(zone)) report.note(`"${title}": the time zone "${zone}" was read as ${timeZone}`, line);
  return {start, ...(timeZone && {timeZone})};
}

function durationOf(event: ICAL.Component, start: ICAL.Time): {readonly duration?: number} {
  const told: unknown = event.getFirstPropertyValue('duration');
  const end = timeOf(event, 'dtend')?.value;
  // Both on the clock of one zone: the difference needs no offsets.
  const clock = (time: ICAL.Time) =>
    Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1000;
  const seconds =
    told instanceof ICAL.Duration
      ? told.toSeconds()
      : end
        ? clock(end) - clock(start)
        : start.isDate
          ? 86_400
          : undefined;
  return seconds === undefined || seconds < 0 ? {} : {duration: Math.round(seconds / 60)};
}

function exceptionsOf(
  event: ICAL.Component,
  title: string,
  report: FileReport,
  line: number,
): Readonly<Record<string, readonly string[]>> {
  const extra: Record<string, readonly string[]> = {};
  for (const name of ['exdate', 'rdate']) {
    const values = event.getAllProperties(name).flatMap((property) => property.getValues().map(String));
    if (values.length === 0) continue;
    extra[name] = values;
    report.note(
      `"${title}": its ${name === 'exdate' ? 'exceptions' : 'additional dates'} (${values.length}) are kept in extra`,
      line,
    );
  }
  return extra;
}

function instantOf(event: ICAL.Component, name: string): string | undefined {
  const value: unknown = event.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time)) return undefined;
  const time = Date.UTC(value.year, value.month - 1, value.day, value.hour, value.minute, value.second);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}

function communityOf(event: ICAL.Component, fallback: string | undefined, collection: Collection): Draft | undefined {
  const names = event.getAllProperties('categories').flatMap((property) => property.getValues().map(String));
  const [only, ...others] = collection.all('community');
  for (const name of [...names, fallback ?? '']) {
    const found = collection.find('community', name);
    if (found && found !== 'many') return found;
  }
  return others.length === 0 ? only : undefined;
}
