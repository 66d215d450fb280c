import {languageName} from '../../i18n/language-name.js';
import type {CommunitySource} from '../../context/source.js';
import type {Words} from '../../i18n/words.js';
import type {Option} from '../../ui/combobox.js';

/** Languages of ISO 639-1, for which every browser has names; others are written as their BCP 47 tag. */
const languages =
  'aa ab af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fil fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz id ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn nr nv ny oc oj om or os pa pi pl ps pt pt-BR qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zh-Hans zh-Hant zu';

/** Languages that are called like this, in the reader's own words or in the language's. */
export function findLanguages(text: string, words: Words): readonly Option[] {
  const wanted = folded(text);
  const all = languages.split(' ').map((id) => ({id, words: languageName(words, id)}));
  const begins = ({id, words: name}: Option) => id.toLowerCase() === wanted || folded(name).startsWith(wanted);
  return [...all.filter(begins), ...all.filter((each) => !begins(each) && folded(each.words).includes(wanted))];
}

/** The tag of a language that was written by its name or as a tag. */
export function languageTag(text: string, words: Words): string | undefined {
  const wanted = text.trim();
  const named = findLanguages(wanted, words).find(({words: name}) => folded(name) === folded(wanted));
  if (named) return named.id;
  try {
    const [tag] = Intl.getCanonicalLocales(wanted);
    // What has no name is a word that happens to look like a tag.
    return tag && languageName(words, tag) !== tag ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** Values that people of the source wrote into these fields, the most frequent first. */
export class KnownValues {
  private asked: Promise<readonly Option[]> | undefined;

  constructor(
    private readonly source: CommunitySource,
    private readonly facets: readonly string[],
  ) {
    source.onChange(() => (this.asked = undefined));
  }

  readonly find = async (text: string): Promise<readonly Option[]> => {
    this.asked ??= this.read();
    const all = await this.asked.catch((): readonly Option[] => {
      this.asked = undefined;
      return [];
    });
    const wanted = folded(text);
    const isStart = ({words}: Option) => folded(words).startsWith(wanted);
    return [
      ...all.filter(isStart),
      ...all.filter((each) => !isStart(each) && folded(each.words).includes(wanted)),
    ].slice(0, 20);
  };

  private async read(): Promise<readonly Option[]> {
    const can = this.source.description?.kinds.member?.facets ?? [];
    const facets = this.facets.filter((name) => can.includes(name));
    if (facets.length === 0) return [];
    const page = await this.source.adapter?.list('member', {facets, limit: 0});
    const counts = new Map<string, number>();
    for (const name of facets)
      for (const {value, count} of page?.facets?.[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + count);
    return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => ({id: value, words: value}));
  }
}

/** Time zones by their IANA names, to choose from; made once, for there are more than four hundred. Empty where a browser does not say which. */
export function zoneList(id: string): HTMLDataListElement {
  const list = document.createElement('datalist');
  list.id = id;
  const zones = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  for (const zone of zones) {
    const option = document.createElement('option');
    option.value = zone;
    list.append(option);
  }
  return list;
}

export function isTimeZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', {timeZone: text}));
  } catch {
    return false;
  }
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
