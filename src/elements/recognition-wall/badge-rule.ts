import type {badgeRules} from '../../i18n/en/badge-rules.js';
import type {Words} from '../../i18n/words.js';
import {personCounts} from '../../model/choices.js';
import type {Item} from '../../model/item.js';

type Strings = (typeof badgeRules)['phrases'];
export type Rule = NonNullable<Item<'badge'>['rule']>;

/** “12 accepted answers”; nothing where this is counted by a newer source alone. */
export function sumWords(count: string, sum: number, strings: Strings): string | undefined {
  const known = personCounts.find((name) => name === count);
  return known && strings[known](sum);
}

/** A badge's rule as a sentence, to stand with what it is given for. */
export function ruleWords(rule: Rule | undefined, strings: Strings): string | undefined {
  const what = rule && sumWords(rule.count, rule.from, strings);
  return what && strings.rule(what);
}

/** What somebody had when they took a badge: “12 accepted answers: it asked for 10”. */
export function hadWords(rule: NonNullable<Item<'award'>['rule']>, strings: Strings, words: Words): string | undefined {
  const what = sumWords(rule.count, rule.sum, strings);
  return what && strings.had(what, words.number(rule.from));
}
