import {FaultyProxy} from './faulty-proxy.mjs';
import {Tab} from './tab.mjs';

/** Somebody with a browser of their own, and everything that stands between it and the service. */
export class Seat {
  static async open(browser, person, to) {
    const seat = new Seat();
    Object.assign(seat, {person, proxy: await new FaultyProxy(to, person.cookie).open()});
    seat.context = await browser.createBrowserContext();
    await seat.setCookie(person.cookie);
    return seat;
  }

  /** A tab at that address: the one the last round left, where it left one. */
  async open(url) {
    const tab = this.#spare;
    this.#spare = undefined;
    if (!tab) return Tab.open(this.context, url);
    await tab.goto(url);
    return tab;
  }

  #spare;

  /** Signs in by a cookie as the service gave it, or out. */
  async setCookie(cookie) {
    const [name, value] = (cookie ?? this.person.cookie).split('=');
    const about = {name, domain: 'localhost', path: '/'};
    if (cookie === undefined) await this.context.deleteCookie({...about, value});
    else await this.context.setCookie({...about, value, httpOnly: true, sameSite: 'Strict'});
  }

  /** After a round: at most one tab is left, and nothing that was not put right. */
  async settle({tabs, problems}) {
    this.proxy.hasTokens = true;
    await this.setCookie(this.person.cookie);
    for (const tab of tabs.filter(({isGone}) => !isGone)) {
      tab.hasEditor = false;
      if (this.#spare || problems.length > 0) await tab.close();
      else this.#spare = tab;
    }
  }

  async close() {
    await this.context.close();
    this.proxy.close();
  }
}
