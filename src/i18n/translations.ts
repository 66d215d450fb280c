import type {Phrase, Section} from './section.js';

/** A language: by section, what stands for each phrase. Files of ours are complete; a host's may name only what it changes. */
export type Translation = Readonly<Record<string, Readonly<Record<string, Phrase>>>>;

type Loader = () => Promise<{readonly translation: Translation}>;

const loaders = new Map<string, Loader>();
const loaded = new Map<string, Translation>();
const overrides = new Map<string, Translation>();
const listeners = new Set<() => void>();

/** Says where a language comes from when a page first needs it. `language` is a BCP 47 primary tag, `de`. */
export function registerLanguage(language: string, load: Loader): void {
  loaders.set(language, load);
  notify();
}

/** Changes any phrase for a language: `overrideStrings('en', {members: {search: 'Find a colleague'}})`. */
export function overrideStrings(language: string, phrases: Translation): void {
  const before = overrides.get(language) ?? {};
  const merged = Object.entries(phrases).map(([name, section]) => [name, {...before[name], ...section}] as const);
  overrides.set(language, {...before, ...Object.fromEntries(merged)});
  notify();
}

/** What a language says in a section, as far as it is here; asks for the language where it is not. */
export function currentTranslation(language: string, section: string): Readonly<Record<string, Phrase>> {
  const primary = language.toLowerCase().split('-')[0]!;
  const translation = loaded.get(primary);
  if (!translation) void request(primary);
  return {...translation?.[section], ...overrides.get(primary)?.[section]};
}

/** Calls back when there are new words; returns the function that stops. */
export function onTranslation(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Adds phrases that were not needed before to a section that elements have in their hands. */
export function addPhrases(section: Section, more: Section): void {
  Object.assign(section.phrases, more.phrases);
  notify();
}

async function request(language: string): Promise<void> {
  const load = loaders.get(language);
  if (!load) return;
  loaders.delete(language);
  try {
    loaded.set(language, (await load()).translation);
    notify();
  } catch (error) {
    console.warn(`The words of "${language}" could not be loaded; English stays.`, error);
  }
}

function notify(): void {
  for (const listener of [...listeners]) listener();
}
