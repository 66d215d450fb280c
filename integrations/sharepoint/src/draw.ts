/** The community and the one element in it, as a page author would write them. */
export interface Drawing {
  readonly tag: string;
  readonly attributes: {readonly [name: string]: string};
  readonly adapter: string;
  readonly src: string;
  readonly community: string;
}

/** Writes what is to be seen into `place`, and leaves what is there already: an element keeps what somebody typed into it. */
export function draw(place: HTMLElement, {tag, attributes, adapter, src, community}: Drawing): void {
  const around = kept(place, 'cop-community');
  put(around, {adapter, src, ...(community && {community})}, ['adapter', 'src', 'community']);
  const element = kept(around, tag);
  const old = Array.from(element.attributes, ({name}) => name);
  put(element, attributes, old);
  if (element.parentElement !== around) around.append(element);
  // Last, so that it opens its source once, with all that is said of it.
  if (around.parentElement !== place) place.append(around);
}

function kept(parent: HTMLElement, name: string): HTMLElement {
  for (const child of Array.from(parent.children)) if (child.localName !== name) child.remove();
  const found = parent.firstElementChild;
  if (found) return found as HTMLElement;
  return document.createElement(name);
}

function put(element: HTMLElement, attributes: {readonly [name: string]: string}, known: readonly string[]): void {
  for (const name of known) if (!(name in attributes)) element.removeAttribute(name);
  for (const name of Object.keys(attributes))
    if (element.getAttribute(name) !== attributes[name]) element.setAttribute(name, attributes[name]!);
}

/** Something to do, on a button. */
export interface Action {
  readonly label: string;
  readonly run: () => void;
}

/** What is said at once, before what may be opened. */
const mostSentences = 3;

/**
 * A notice of the web part itself: a title, sentences, and a button where there is something to do. Text only, never markup. Of many
 * sentences the last is said, and the others can be opened under `more`.
 */
export function notice(
  title: string,
  sentences: readonly string[],
  {action, more = ''}: {readonly action?: Action; readonly more?: string} = {},
): HTMLElement {
  const box = document.createElement('div');
  box.setAttribute('role', 'status');
  box.style.setProperty('padding', '1em');
  box.style.setProperty('border', '1px solid var(--cop-line, color-mix(in srgb, currentcolor 17%, transparent))');
  box.style.setProperty('border-radius', '0.75em');
  box.style.setProperty('margin-block-end', '1em');
  const heading = document.createElement('p');
  heading.style.setProperty('font-weight', '600');
  heading.style.setProperty('margin', '0');
  heading.textContent = title;
  box.append(heading);
  const isMuch = sentences.length > mostSentences;
  for (const sentence of isMuch ? sentences.slice(-1) : sentences) box.append(line(sentence));
  if (isMuch) {
    const rest = document.createElement('details');
    rest.style.setProperty('margin-block-start', '0.5em');
    const summary = document.createElement('summary');
    summary.textContent = more;
    summary.style.setProperty('cursor', 'pointer');
    rest.append(summary, ...sentences.slice(0, -1).map(line));
    box.append(rest);
  }
  if (action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action.label;
    for (const [property, value] of [
      ['margin-block-start', '1em'],
      ['padding', '0.5em 1em'],
      ['font', 'inherit'],
      ['font-weight', '600'],
      ['color', 'inherit'],
      ['background', 'transparent'],
      ['border', '1px solid currentcolor'],
      ['border-radius', '0.5em'],
      ['cursor', 'pointer'],
    ])
      button.style.setProperty(property!, value!);
    button.addEventListener('click', () => {
      button.disabled = true;
      action.run();
    });
    box.append(button);
  }
  return box;
}

function line(sentence: string): HTMLElement {
  const made = document.createElement('p');
  made.style.setProperty('margin', '0.5em 0 0');
  made.textContent = sentence;
  return made;
}
