import {setTimeout as wait} from 'node:timers/promises';

import {suffer} from './events.mjs';
import {jobs} from './jobs.mjs';
import {Tab} from './tab.mjs';
import {Watch} from './watch.mjs';

/** How long it may take until everything is well again, once nothing is wrong any more, in milliseconds. */
const patience = 40_000;

let visits = 0;

/** Somebody writes something while something goes wrong. Answers what was not as it must be, and how much typing was lost. */
export class Round {
  problems = [];
  /** Milliseconds of typing that were lost, at most. */
  typingLost = 0;
  tabs = [];
  isHealed = false;

  constructor({place, seat, random, fault, job, number}) {
    Object.assign(this, {place, seat, random, fault, number});
    this.job = jobs[job];
    this.jobName = job;
    this.mark = `q${number}z${Math.floor(random.next() * 46_656).toString(36)}q`;
  }

  async run() {
    const {place, seat, fault, job, mark} = this;
    try {
      this.subject = await job.prepare(place, seat.person);
      await this.openTab();
      await job.open(this.tab, this.subject);
      await (fault.isTyping ? suffer.typing(this) : this.type());
      this.watch = new Watch(this);
      await this.send();
      await this.settle();
      await this.watch.stop();
      await this.judge();
    } catch (error) {
      this.problems.push(`stopped: ${error.message}`);
      if (this.watch && (await place.count(mark)).items === 0) this.problems.push('lost');
    } finally {
      await this.watch?.stop();
      seat.proxy.heal();
      for (const {complaints} of this.tabs) this.problems.push(...new Set(complaints.splice(0)));
      if (this.problems.length > 0 && this.tab) this.last = await this.tab.look(mark);
      await seat.settle(this);
    }
    return this;
  }

  get tab() {
    return this.tabs.at(-1);
  }

  get address() {
    const {seat, fault, jobName, subject} = this;
    const query = new URLSearchParams({community: seat.person.community, visit: String(++visits)});
    if (fault.event?.includes('token')) query.set('token', '');
    if (fault.page && !this.isCured) query.set('faults', fault.page);
    return `${seat.proxy.url}?${query}${jobName === 'start' ? '' : `#cop-discussion-${subject.id}`}`;
  }

  async openTab() {
    const tab = await this.seat.open(this.address);
    this.tabs.push(tab);
    return tab;
  }

  /** Types all of it, as fast as keys come. */
  async type(tab = this.tab) {
    const fields = this.job.fields(this.mark);
    this.texts = fields.map(([, text]) => text);
    for (const [field, text] of fields) await tab.type(field, text);
  }

  /** Sends by key or by mouse, while it goes wrong; heals it after a while. */
  async send() {
    const {seat, fault, random} = this;
    if (fault.event?.startsWith('second')) await suffer.second(this);
    if (fault.rule) seat.proxy.fail(fault.rule);
    await suffer.beforeSending(this);
    // Whoever is signed out may have no editor any more by then; it comes back with them, with what was kept.
    await this.press().catch((error) => {
      if (fault.event !== 'out') throw error;
    });
    await suffer.whileSending(this);
    if (fault.rule && !fault.rule.slow) await this.untilHit();
    if (this.isLeftAlone()) await this.untilTold();
    await wait(random.between(0, 700));
    seat.proxy.heal();
    await suffer.heal(this);
    this.isHealed = true;
  }

  async press(tab = this.tab) {
    if (this.random.chance(0.5)) await tab.keys('Control', 'Enter');
    else await tab.press('.composer .button.primary', '', 5_000);
  }

  /** The proxy did its worst at least once. */
  async untilHit() {
    const {proxy} = this.seat;
    for (const until = Date.now() + 3_000; proxy.hits === 0 && Date.now() < until;) await wait(20);
  }

  /** Half of those that cannot be sent stay like that for a while. */
  isLeftAlone() {
    const {rule, event} = this.fault;
    return rule && !rule.slow && !event && this.random.chance(0.5);
  }

  /** The page says that it is not sent: beside it, or above what is still in the editor. */
  async untilTold() {
    let seen;
    for (const until = Date.now() + 10_000; Date.now() < until; await wait(100)) {
      seen = await this.tab.look(this.mark);
      if (seen?.shown.some(({pending}) => /not sent yet/i.test(pending))) return;
      if (seen?.alerts.length > 0 && seen.editors.length > 0) return;
      // It is stored, and only the answer was lost; the page may have learnt that as others do.
      const isShownSent = seen?.shown.length > 0 && seen.shown.every(({pending}) => pending === '');
      if (isShownSent && seen.editors.length === 0 && (await this.place.count(this.mark)).items > 0) return;
    }
    this.problems.push(`untrue: nothing says that it is not sent: ${JSON.stringify(seen)}`);
  }

  /** Waits until it is there and shown so; does what a person would do where something says that it was not sent. */
  async settle() {
    const {mark, place, fault} = this;
    let isPressed = 0;
    for (const until = Date.now() + patience; Date.now() < until; await wait(120)) {
      const seen = await this.tab.look(mark);
      if (!seen) continue;
      const {items} = await place.count(mark);
      const isPlain = seen.shown.length > 0 && seen.shown.every(({pending}) => pending === '');
      if (items > 0 && isPlain && seen.editors.length === 0 && seen.drafts.length === 0) return;
      const isIdle = Date.now() - isPressed > 2_500;
      if (!isIdle) continue;
      // It may be sent just then, and the editor be gone.
      if (seen.editors.length > 0 && !seen.isBusy && this.isHealed) await this.press().catch(() => undefined);
      else if (seen.drafts.length > 0 && seen.editors.length === 0) await this.job.open(this.tab, this.subject);
      else if (items > 0 && seen.shown.length === 0) await this.showNews();
      else if (fault.isTriedAgain || this.isRefused(seen)) await this.tryAgain(seen);
      else continue;
      isPressed = Date.now();
    }
    throw new Error(
      `not settled: ${JSON.stringify({...(await this.tab.look(mark)), ...(await place.count(mark))}).slice(0, 900)}`,
    );
  }

  /** What was refused is sent by nobody but the person; in the feed it does not say why. */
  isRefused({shown}) {
    const isSignedOut = this.isHealed && this.fault.event === 'over';
    return shown.some(({pending}) => (isSignedOut ? /not sent yet/i : /signed? (?:in|out)|not allowed/i).test(pending));
  }

  /** In the thread, where it stands beside what waits; it may be sent before it is pressed. */
  async tryAgain({shown}) {
    const waiting = shown.find(({pending}) => pending !== '');
    if (!waiting) return;
    // It may be back in its editor by then, where there is no place to keep what waits.
    if (waiting.where === 'post' && !shown.some(({where}) => where === 'entry'))
      await this.tab.press(`[data-feed-id="${waiting.id}"] .post-title a`).catch(() => undefined);
    await this.tab.press('.pending.unsent button', 'Send now', 3_000).catch(() => undefined);
  }

  /** What another tab wrote waits until it is asked for; it may be shown just before it is. */
  async showNews() {
    const isWaiting = await this.tab.evaluate(() => Boolean(globalThis.cop.find('.news button')));
    if (isWaiting) await this.tab.press('.news button', '', 3_000).catch(() => undefined);
  }

  /** It is there, once; in every tab that is left it is plain. */
  async judge() {
    const {items, changes} = await this.place.count(this.mark);
    if (items === 0) this.problems.push('lost');
    const there = await this.place.read(this.mark);
    for (const [name, text] of Object.entries(this.job.whole(this.texts)))
      if (there && there[name] !== text) this.problems.push(`lost a part of it: “${there[name]}”, not “${text}”`);
    if (items > 1 || changes > 1) this.problems.push(`twice: ${items} items, ${changes} changes`);
    for (const tab of this.tabs.filter(({isGone}) => !isGone)) {
      let seen;
      for (const until = Date.now() + 10_000; Date.now() < until; await wait(80)) {
        seen = await tab.look(this.mark);
        if (seen?.shown.every(({pending}) => pending === '') && seen.editors.length === 0) break;
      }
      if (!seen || seen.editors.length > 0 || seen.shown.some(({pending}) => pending !== ''))
        this.problems.push(`untrue at the end: ${JSON.stringify(seen)}`);
    }
  }
}

export {Tab};
