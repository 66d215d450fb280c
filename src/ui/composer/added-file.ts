import type {CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import {cleanName} from './file-text.js';

/** Pictures that a browser shows of a file before anybody has looked at it. */
const shown = /^image\/(?:png|jpeg|gif|webp|avif)$/;

/** One blob: picture was refused, and so are all. */
let isRefused = false;

/** A file that somebody adds to a text. */
export class AddedFile {
  /** Kept when it is sent again, so that it is there once. */
  id = newId();
  readonly name: string;
  state: 'waiting' | 'sending' | 'added' | 'failed' = 'waiting';
  /** How much of it has been sent, from 0 to 1. */
  fraction = 0;
  error: CommunityError | undefined;
  /** The address of a picture of it, in this page alone. */
  picture: string | undefined;
  /** The community it belongs to, once it is there. */
  community: string | undefined;
  /** The id it stands in the text under, where it goes to another community. */
  replaces: string | undefined;
  private sending: AbortController | undefined;

  constructor(
    readonly file: File,
    /** Where in the text it will stand. */
    public at: number,
  ) {
    this.name = cleanName(file.name);
    if (shown.test(file.type) && !isRefused) this.picture = URL.createObjectURL(file);
  }

  /** The signal of another attempt. */
  begin(): AbortSignal {
    this.state = 'sending';
    this.fraction = 0;
    this.error = undefined;
    this.sending = new AbortController();
    return this.sending.signal;
  }

  fail(error: CommunityError): void {
    this.state = 'failed';
    this.error = error;
  }

  /** Under another id where that one is taken, or belongs to another community. */
  rename(): void {
    this.id = newId();
  }

  /** Its picture cannot be shown here: name and size stand for it. */
  hidePicture(): void {
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.picture = undefined;
  }

  /** Sends no more of it. */
  stop(): void {
    this.sending?.abort();
    this.hidePicture();
  }
}

globalThis.document?.addEventListener('securitypolicyviolation', ({blockedURI, effectiveDirective}) => {
  if (effectiveDirective === 'img-src' && blockedURI.startsWith('blob')) isRefused = true;
});
