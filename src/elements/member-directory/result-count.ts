import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {MemberStrings} from '../member-card/member-face.js';
import type {MemberRows} from './member-rows.js';

/** How long nobody must have typed before the count is read out, in milliseconds. */
const pause = 700;

export interface ResultCountOptions {
  readonly strings: MemberStrings;
  /** Somebody searches, or has chosen filters. */
  readonly isNarrowed: boolean;
}

/** How many members there are, in words. Read out when typing stops, not at every key. */
export class ResultCount implements ReactiveController {
  said = '';
  /** How many there are when nobody searches. */
  private everyone: number | undefined;
  private asked: MemberRows['query'];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly rows: MemberRows,
    private readonly options: () => ResultCountOptions,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  hostUpdate(): void {
    const {rows} = this;
    // Another question may have as many: the same words are said again.
    if (rows.query !== this.asked) this.said = '';
    this.asked = rows.query;
    if (!rows.sheet) this.everyone = undefined;
    else if (rows.status === 'ready' && !this.options().isNarrowed) this.everyone = rows.sheet.total.value;
  }

  hostUpdated(): void {
    clearTimeout(this.timer);
    if (this.rows.status === 'ready' && !this.said && this.summary) this.timer = setTimeout(this.say, pause);
  }

  get summary(): string {
    const {strings} = this.options();
    const {sheet} = this.rows;
    if (!sheet || sheet.total.is === 'unknown') return '';
    const count = strings.count(sheet.total.value, this.everyone);
    return sheet.total.is === 'exact' ? count : strings.about(count);
  }

  private readonly say = (): void => {
    this.said = this.summary;
    this.host.requestUpdate();
  };
}
