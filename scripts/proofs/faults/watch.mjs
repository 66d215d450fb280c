import {setTimeout as wait} from 'node:timers/promises';

/** How often a page is looked at, and for how long a text may be nowhere to be seen while a list is drawn anew, in milliseconds. */
const [pause, blink] = [90, 1_000];

/**
 * Looks at a round's pages all the time, and compares what they say with what the database has: what is not there must not be shown as
 * sent, and what is not there must be in sight, in an editor or as something that is on its way.
 */
export class Watch {
  #isOver = false;
  #running;
  #outOfSight = new Map();
  looks = 0;

  constructor(round) {
    this.round = round;
    this.#running = this.#run();
  }

  async stop() {
    this.#isOver = true;
    await this.#running;
  }

  async #run() {
    for (; !this.#isOver; await wait(pause))
      for (const tab of this.round.tabs) if (!tab.isGone) await this.#compare(tab).catch(() => undefined);
  }

  async #compare(tab) {
    const {round} = this;
    const seen = await tab.look(round.mark);
    if (!seen || tab.isGone) return;
    this.looks++;
    const isSaidSent = seen.shown.some(({pending}) => pending === '');
    const isInSight = seen.shown.length > 0 || seen.editors.length > 0;
    if (!isSaidSent && isInSight) return void this.#outOfSight.delete(tab);
    // Looked up after the page was looked at: what is not there now was not there then.
    const {items} = await round.place.count(round.mark);
    if (items > 0) return;
    if (isSaidSent) return this.#tell(`untrue: shown as sent and not there: ${JSON.stringify(seen)}`);
    // Whoever is signed out does not see it; it is kept for them.
    if (seen.alerts.some((alert) => /signed out/i.test(alert)) && seen.drafts.length > 0) return;
    // Another page's text, or one of a tab that has just been opened, is not looked for.
    if (!tab.hasEditor) return;
    const since = this.#outOfSight.get(tab) ?? performance.now();
    this.#outOfSight.set(tab, since);
    if (performance.now() - since > blink) this.#tell(`untrue: neither sent nor in sight: ${JSON.stringify(seen)}`);
  }

  #tell(problem) {
    const {problems} = this.round;
    if (!problems.some((each) => each.slice(0, 30) === problem.slice(0, 30))) problems.push(problem);
  }
}
