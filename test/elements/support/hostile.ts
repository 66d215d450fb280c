import {kindNames, tableOf, type Item, type Kind} from '../../../src/model/index.js';
import type {Field} from '../../../src/model/fields.js';
import {sample} from '../../../stories/support/sample.js';
import {item} from '../../../stories/support/items.js';

/** Breaks out of a text, of an attribute in either quotes, of a comment and of a template; within what a name may be long. */
export const hostileLine = `"' pwned="1"><x-pwned pwned></x-pwned><img src=x onerror=attack()><svg/onload=attack()>\${attack()}{{attack()}}<!--?lit$1$-->`;

/** The same as Markdown: link, picture, file, mention, quote, code. */
export const hostileProse = [
  hostileLine,
  `<script>attack()</script><iframe srcdoc="<script>parent.attack()</script>"></iframe>`,
  `[a link](javascript:attack()) [another](https://example.org/" onmouseover="attack()) <javascript:attack()>`,
  `![a picture](https://attacker.invalid/picture.png) ![x](x" onerror="attack())`,
  `![${hostileLine}.png](attachment:${encodeURIComponent(hostileLine)}) [${hostileLine}](attachment:0190b5a0-0000-7000-8000-000000000000)`,
  `[@${hostileLine}](member:"><x-pwned>) [@Amara](member:amara" onclick="attack())`,
  `> ${hostileLine}\n\n- [ ] ${hostileLine}\n\n| ${hostileLine} |\n| --- |\n| <script>attack()</script> |`,
  `\`\`\`"><x-pwned>\n${hostileLine}\n\`\`\``,
].join('\n\n');

export const hostileAddress = 'javascript:attack()//"><x-pwned pwned>';

/** Texts that mean something to a machine: a time zone, a rule of repetition. */
const machine = new Set(['timeZone', 'start', 'recurrence', 'uid', 'currency', 'of', 'before', 'languages', 'reason']);

/** What the field holds when somebody hostile has written it; `undefined` where people write no words into it. */
function hostileValue(name: string, field: Field): unknown {
  if (machine.has(name)) return undefined;
  switch (field.type) {
    case 'text':
      return hostileLine;
    case 'prose':
      return hostileProse;
    case 'url':
      return hostileAddress;
    case 'map':
      return name === 'fieldVisibility' ? undefined : {[hostileLine]: hostileLine};
    case 'list': {
      const value = hostileValue(name, field.of);
      return value === undefined ? undefined : [value];
    }
    case 'group':
      return Object.fromEntries(hostileFields(field.of));
    default:
      return undefined;
  }
}

function hostileFields(fields: Readonly<Record<string, Field>>): readonly (readonly [string, unknown])[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = hostileValue(name, field);
    return value === undefined ? [] : [[name, value] as const];
  });
}

function over(each: Item): Item {
  return {...each, ...Object.fromEntries(hostileFields(tableOf(each.kind).fields))} as Item;
}

const more: {readonly [K in Kind]?: readonly Item<K>[]} = {
  discussion: [
    item('discussion', {id: 'd-poll', type: 'poll', title: 'x', createdBy: 'bjorn'}),
    item('discussion', {id: 'd-hidden', type: 'story', title: 'x', createdBy: 'amara', state: 'hidden'}),
    item('discussion', {id: hostileLine, type: 'idea', title: 'x', createdBy: 'bjorn'}),
  ],
  reply: [item('reply', {id: 'r-hidden', discussion: 'd-drain', body: 'x', createdBy: 'amara', state: 'hidden'})],
  flag: [item('flag', {id: 'f-1', subject: 'd-drain', reason: 'spam', createdBy: 'amara'})],
  notice: [
    item('notice', {
      id: 'n-1',
      subject: 'd-drain',
      about: 'r-drain-1',
      by: 'bjorn',
      reason: 'reply',
      createdBy: 'amara',
    }),
    item('notice', {id: 'n-2', subject: 'd-drain', reason: 'asked', createdBy: 'amara'}),
  ],
};

/** The sample as it would be if somebody hostile had written into every field that people write into. */
export function hostileSample(): {readonly [K in Kind]?: readonly Item<K>[]} {
  return Object.fromEntries(
    kindNames.map((kind) => {
      const items = [...(sample[kind] ?? []), ...(more[kind] ?? [])] as readonly Item[];
      const planted = items.map(over);
      return [kind, kind === 'discussion' ? planted.map(withChoices) : planted];
    }),
  );
}

/** Only a poll has choices, from 2 up. */
function withChoices(each: Item): Item {
  const {choices: _choices, ...rest} = each as Item<'discussion'>;
  const choices = [hostileLine, `${hostileLine} too`];
  return (rest.type === 'poll' ? {...rest, choices} : rest) as Item;
}
