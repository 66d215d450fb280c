import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {isTransient} from '../../model/errors.js';
import {addStyles} from '../add-styles.js';
import {fileSize} from '../file-size.js';
import {fileWords} from '../file-words.js';
import {circleAlertIcon} from '../icons/circle-alert.js';
import {circleCheckIcon} from '../icons/circle-check.js';
import {paperclipIcon} from '../icons/paperclip.js';
import {explain} from '../states.js';
import type {AddedFile} from './added-file.js';
import type {FileList} from './file-list.js';
import {fileStyles} from './file-rows.styles.js';
import {namingIn} from './file-text.js';

/** The files of a text below it: how far they are, why one is not there, and what can be done. */
export function renderFiles(list: FileList): TemplateResult {
  const {strings, writing} = list;
  // What was taken out of the text by hand is no file of it any more; undoing that brings it back.
  const files = list.files.filter(({state, id}) => state !== 'added' || namingIn(writing.text, id));
  if (files.length > 0) addStyles(writing.host, fileStyles);
  return html`<div class="visually-hidden" role="status">${list.said}</div>
    ${
      files.length > 0
        ? html`<ul class="files" aria-label=${strings.list}>
            ${repeat(
              files,
              (file) => file,
              (file) => renderFile(file, list),
            )}
          </ul>`
        : nothing
    }
    ${list.lost.length > 0 ? html`<p class="hint field-error">${strings.lost(list.lost)}</p>` : nothing}
    ${list.isBlocked ? html`<p class="field-error" role="alert">${strings.notAllThere}</p>` : nothing}
    ${list.isAwaited ? html`<p class="hint" role="status">${strings.onTheirWay(open(files))}</p>` : nothing}`;
}

function open(files: readonly AddedFile[]): number {
  return files.filter(({state}) => state === 'waiting' || state === 'sending').length;
}

function renderFile(file: AddedFile, list: FileList): TemplateResult {
  const {name, picture, state, error} = file;
  const {strings} = list;
  const taking = {waiting: strings.stop, sending: strings.stop, added: strings.takeOut, failed: strings.dismiss}[state];
  const {cancel, retry} = fileWords(list.writing.host).shared.strings;
  const mayRetry = error && (isTransient(error) || error.kind === 'signed-out' || error.kind === 'conflict');
  return html`<li class="added-file ${state}">
    <span class="thumb" aria-hidden="true"
      >${
        picture
          ? html`<img
              src=${picture}
              alt=""
              @error=${() => {
                file.hidePicture();
                list.writing.host.requestUpdate();
              }}
            />`
          : paperclipIcon()
      }</span
    >
    <span class="what"
      ><bdi class="file-name" title=${name}>${name}</bdi>
      <span class="hint">${fileSize(file.file.size, list.language)}</span>
      ${renderState(file, list)}</span
    >
    ${
      mayRetry
        ? html`<button
            type="button"
            class="button small"
            aria-label=${strings.again(name)}
            @click=${(event: Event) => keepFocus(event, list, () => list.retry(file))}
          >
            ${retry}
          </button>`
        : nothing
    }
    <button
      type="button"
      class="button small plain"
      aria-label=${taking(name)}
      @click=${(event: Event) => keepFocus(event, list, () => list.remove(file))}
    >
      ${state === 'waiting' || state === 'sending' ? cancel : strings.remove}
    </button>
  </li>`;
}

function renderState({name, state, fraction, error, file}: AddedFile, list: FileList): TemplateResult {
  const {strings, writing} = list;
  switch (state) {
    case 'waiting':
      return html`<span class="hint">${strings.waiting}</span>`;
    case 'sending':
      // What has been sent is not there yet: the service looks at it.
      return html`<progress
          aria-label=${strings.adding(name)}
          max="1"
          value=${fraction < 1 ? fraction : nothing}
        ></progress>
        ${fraction < 1 ? nothing : html`<span class="hint">${strings.looking}</span>`}`;
    case 'added':
      return html`<span class="hint good"
        >${circleCheckIcon()} ${file.type.startsWith('image/') ? strings.pictureInText : strings.inText}</span
      >`;
    case 'failed': {
      const {title, text} = explain(error!, fileWords(writing.host).shared.strings);
      const isSaid = ['invalid', 'too-large', 'unsupported', 'rate-limited', 'conflict'].includes(error!.kind);
      return html`<span class="field-error"
        >${circleAlertIcon()} ${isSaid ? error!.message : `${title}. ${text}`}</span
      >`;
    }
  }
}

/** The button that was pressed goes or becomes another: focus stays in the list, or goes back to the text. */
function keepFocus({currentTarget}: Event, {writing}: FileList, act: () => void): void {
  const row = (currentTarget as HTMLElement).closest('li')!;
  const after = row.nextElementSibling ?? row.previousElementSibling;
  act();
  void writing.host.updateComplete.then(() => {
    const place = row.isConnected ? row : after?.isConnected ? after : undefined;
    const next = place?.querySelector<HTMLElement>('button') ?? writing.field;
    next?.focus();
  });
}
