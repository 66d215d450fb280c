import type {ReactiveControllerHost} from 'lit';

import {CommunityError} from '../model/errors.js';

/** A part of an element that is fetched when it is first wanted. The element draws again when it is there. */
export class Lazy<P> {
  part: P | undefined;
  /** Why it could not be fetched; gone when asked again. */
  error: CommunityError | undefined;
  private asked: Promise<void> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly fetch: () => Promise<P>,
  ) {}

  /** Asks for it once; resolves when it is there or could not be had. */
  want(): Promise<void> {
    return (this.asked ??= this.load());
  }

  /** What to do where it failed. */
  readonly again = (): void => {
    this.asked = undefined;
    void this.want();
  };

  private async load(): Promise<void> {
    this.error = undefined;
    try {
      this.part = await this.fetch();
    } catch (cause) {
      this.error = new CommunityError('offline', 'A part of the page could not be fetched.', {cause});
    }
    this.host.requestUpdate();
  }
}
