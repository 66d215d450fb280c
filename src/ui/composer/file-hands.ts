import {html, nothing, type TemplateResult} from 'lit';
import {Directive, directive, type ElementPart} from 'lit/directive.js';

import {paperclipIcon} from '../icons/paperclip.js';
import type {FileList as AddedFiles} from './file-list.js';

/** What somebody chooses, pastes or drops becomes a file of the text. */
class FileEvents extends Directive {
  private files: AddedFiles | undefined;
  private isHeard = false;

  override render(_files: AddedFiles | undefined): unknown {
    return nothing;
  }

  override update({element}: ElementPart, [files]: [AddedFiles | undefined]): unknown {
    this.files = files;
    if (files && !this.isHeard) {
      this.isHeard = true;
      for (const type of ['paste', 'dragenter', 'dragover', 'dragleave', 'drop', 'compositionstart'])
        element.addEventListener(type, this);
    }
    return nothing;
  }

  handleEvent(event: Event): void {
    const {files} = this;
    if (!files?.place()) return;
    if (event instanceof ClipboardEvent) paste(event, files);
    else if (event instanceof DragEvent) drag(event, files);
    else files.handleComposition(event);
  }
}

export const fileEvents = directive(FileEvents);

/** The button that opens the browser's own choice of files. */
export function fileButton(files: AddedFiles | undefined): TemplateResult | typeof nothing {
  if (!files?.place()) return nothing;
  const {add} = files.strings;
  return html`<button
      type="button"
      class="tool"
      tabindex="-1"
      aria-label=${add}
      title=${add}
      @click=${({currentTarget}: Event) => (currentTarget as HTMLElement).parentElement!.querySelector('input')!.click()}
    >
      ${paperclipIcon()}</button
    ><input type="file" multiple hidden @change=${(event: Event) => choose(event, files)} />`;
}

function choose({currentTarget}: Event, files: AddedFiles): void {
  const input = currentTarget as HTMLInputElement;
  files.add([...input.files!]);
  // The same file may be chosen again.
  input.value = '';
}

function paste(event: ClipboardEvent, files: AddedFiles): void {
  const {files: pasted, types} = event.clipboardData!;
  // An office program gives a picture of the text along with it: the text is meant.
  if (pasted.length === 0 || (types.includes('text/plain') && types.includes('text/html'))) return;
  event.preventDefault();
  files.add([...pasted]);
}

function drag(event: DragEvent, files: AddedFiles): void {
  const {dataTransfer, type, currentTarget} = event;
  if (!dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  const composer = currentTarget as HTMLElement;
  const isOver = type === 'dragenter' || type === 'dragover';
  const isLeft = type === 'drop' || !composer.contains(event.relatedTarget as Node | null);
  if (isOver) dataTransfer.dropEffect = 'copy';
  if (isOver || isLeft) composer.classList.toggle('dropping', isOver);
  if (type === 'drop') files.add([...dataTransfer.files], foldersOf(dataTransfer));
}

/** A folder comes as a file that cannot be read. */
function foldersOf({items, files}: DataTransfer): readonly File[] {
  const among = [...items].filter(({kind}) => kind === 'file');
  return [...files].filter((_, index) => among[index]?.webkitGetAsEntry()?.isDirectory);
}
