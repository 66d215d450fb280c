import {choice, instant, list, ref, text, type Fields} from '../model/fields.js';
import {computedNames} from '../model/item.js';
import {isKind, kindNames, roles, tableOf, visibilities} from '../model/kinds.js';
import {computedFieldsOf, fileFormat, fileVersion, tableFor} from './format.js';
import {type Report, shown} from './problem.js';
import {checkFields, checkJson, checkValue, isBag, isPoison} from './values.js';

/** What every item carries, as fields; `kind` and `extra` are looked at by hand. */
export const envelopeFields = {
  id: ref(undefined, {required: true}),
  community: ref('community'),
  alsoFor: list(ref('community')),
  state: text(),
  visibility: choice(visibilities),
  language: text(),
  createdAt: instant(),
  createdBy: ref('member'),
  updatedAt: instant(),
  updatedBy: ref('member'),
  version: text(),
} as const satisfies Fields;

const apart = new Set<string>([...Object.keys(envelopeFields), 'kind', 'extra', ...computedNames]);

/** Reports what is wrong with an item as a file writes it. */
export function checkItem(kind: string, written: unknown, place: string, report: Report): void {
  if (!isBag(written))
    return report({place, message: `${shown(written)} is not an item; write {"id": …}`, is: 'error'});
  const {scope, states, fields} = tableFor(kind);
  for (const [name, field] of Object.entries(envelopeFields)) {
    const value = written[name];
    if (value !== undefined && value !== null) checkValue(field, value, `${place}.${name}`, report);
  }
  if (written['id'] === undefined)
    report({place: `${place}.id`, message: 'is missing; write a text no other item has', is: 'error'});
  if (written['kind'] !== undefined && written['kind'] !== kind) {
    report({
      place: `${place}.kind`,
      message: `${shown(written['kind'])} stands among items of the kind ${kind}; move it, or leave kind out`,
      is: 'error',
    });
  }
  if (written['visibility'] !== undefined && !(visibilities as readonly unknown[]).includes(written['visibility'])) {
    report({
      place: `${place}.visibility`,
      message: `${shown(written['visibility'])} is unknown, and who may see an item must be known; write one of ${visibilities.join(', ')}`,
      is: 'error',
    });
  }
  if (isKind(kind)) {
    if (scope === 'community' && !written['community'])
      report({
        place: `${place}.community`,
        message: 'is missing; write the id of the community it belongs to',
        is: 'error',
      });
    const state = written['state'];
    if (typeof state === 'string' && !states.includes(state)) {
      report({
        place: `${place}.state`,
        message: `${shown(state)} is none of ${states.join(', ')}; it is kept, and shown as unknown`,
        is: 'note',
      });
    }
  }
  if (written['extra'] !== undefined && !isBag(written['extra'])) {
    report({
      place: `${place}.extra`,
      message: `${shown(written['extra'])} is not a group of values; write {"name": …}`,
      is: 'error',
    });
  }
  checkJson(written['extra'], `${place}.extra`, report);
  for (const name of [...computedNames, ...computedFieldsOf(kind)]) {
    if (written[name] !== undefined)
      report({
        place: `${place}.${name}`,
        message: 'is computed by whoever stores the item; it is left out',
        is: 'note',
      });
  }
  // Of a kind nobody knows every field is one nobody knows: said once, of the kind.
  if (isKind(kind)) checkFields(fields, written, place, report, apart);
  else checkJson(written, place, report);
}

/** Reports what is wrong with a name and value of the file's head. */
export function checkHead(name: string, value: unknown, report: Report): void {
  const wrong = (message: string) => report({place: name, message: `${shown(value)} ${message}`, is: 'error'});
  switch (name) {
    case 'format':
      if (value !== fileFormat) wrong(`is another format; a community file begins with {"format": "${fileFormat}"`);
      return;
    case 'version': {
      const [major] = fileVersion.split('.');
      if (typeof value !== 'string' || !/^\d+\.\d+$/.test(value))
        return wrong(`is not a version; write "${fileVersion}"`);
      if (value.split('.')[0] !== major)
        wrong(
          `is a version this copy of CoP Elements cannot read, it reads ${major}.x; export the file again as ${fileVersion}, or update CoP Elements`,
        );
      return;
    }
    case 'organisation':
      if (!isBag(value) || typeof value['name'] !== 'string')
        wrong('does not name an organisation; write {"name": "Example Ltd"}');
      return checkJson(value, name, report);
    case 'as':
      if (!(roles as readonly unknown[]).includes(value))
        wrong(`is not a role; write one of ${roles.join(', ')}, or leave it out`);
      return;
    case 'you':
      if (typeof value !== 'string' || value === '') wrong('is not the id of a member; write one, or leave it out');
      return;
    case 'parts': {
      const isPart = (part: unknown) => isBag(part) && /^[\w.-]+\.jsonl$/.test(String(part['href']));
      if (!Array.isArray(value) || !value.every(isPart))
        wrong('does not name parts beside the file; write [{"href": "community.1.jsonl"}]');
      return;
    }
    default:
      if (isPoison(name)) return wrong('stands under a name no value may have; take it out');
      checkJson(value, name, report);
      report({place: name, message: 'is a name this version does not know; it is kept', is: 'note'});
  }
}

/** Reports a kind nobody knows, which is kept. */
export function checkKind(kind: string, report: Report): void {
  if (isPoison(kind)) report({place: `items.${kind}`, message: 'is a name no kind may have; take it out', is: 'error'});
  else if (!isKind(kind))
    report({
      place: `items.${kind}`,
      message: `is a kind this version does not know (it knows ${kindNames.join(', ')}); its items are kept`,
      is: 'note',
    });
}

/** Reports items whose refs lead nowhere. Worth knowing, and no reason to refuse: an export for a role leaves items out. */
export function checkRefs(items: readonly {readonly kind: string; readonly id: string}[], report: Report): void {
  const kindOf = new Map(items.map(({id, kind}) => [id, kind]));
  const indices = new Map<string, number>();
  const look = (fields: Fields, bag: Readonly<Record<string, unknown>>, place: string) => {
    for (const [name, field] of Object.entries(fields)) {
      const value = bag[name];
      if (value === undefined) continue;
      const entries =
        field.type === 'list' && Array.isArray(value)
          ? value.map((entry, index) => [`${place}.${name}[${index}]`, entry] as const)
          : [[`${place}.${name}`, value] as const];
      const inner = field.type === 'list' ? field.of : field;
      for (const [at, entry] of entries) {
        if (inner.type === 'group' && isBag(entry)) look(inner.of, entry, at);
        if (inner.type !== 'ref' || typeof entry !== 'string') continue;
        const found = kindOf.get(entry);
        if (!found) report({place: at, message: `${shown(entry)} names an item that is not in the file`, is: 'note'});
        else if (inner.to && inner.to !== found)
          report({place: at, message: `${shown(entry)} is a ${found}, where a ${inner.to} is meant`, is: 'note'});
      }
    }
  };
  const {id: _, ...envelope} = envelopeFields;
  for (const item of items) {
    const index = indices.get(item.kind) ?? 0;
    indices.set(item.kind, index + 1);
    const fields = isKind(item.kind) ? tableOf(item.kind).fields : {};
    look({...envelope, ...fields}, item as never, `items.${item.kind}[${index}]`);
  }
}
