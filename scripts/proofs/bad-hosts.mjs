import {ensureBuilt} from '../build.mjs';
import {withChromium} from '../chromium.mjs';
import {casesOf} from './bad-hosts/cases.mjs';
import {brokenHalfWay} from './bad-hosts/half-way.mjs';
import {openHosts} from './bad-hosts/hosts.mjs';
import {alertsIn, openPage} from './bad-hosts/page.mjs';

export const name = 'bad-hosts';
export const about =
  'A wrong address, a page of a sign-in, a list that is gone, a permission taken away: each element on the page says what is wrong and what to do.';

export async function run() {
  await ensureBuilt();
  const hosts = await openHosts();
  const wrong = [];
  let asked = 0;
  try {
    await withChromium(async (browser) => {
      for (const each of casesOf(hosts)) {
        await hosts.reset();
        await each.prepare?.();
        const tab = await openPage(browser, hosts, each);
        wrong.push(...(await alertsIn(tab, hosts, each)).map((found) => `${each.name}: ${found}`));
        await tab.close();
        asked++;
      }
      const halfWay = await brokenHalfWay(browser, hosts);
      asked += halfWay.length;
      wrong.push(...halfWay.flat());
    });
  } finally {
    await hosts.close();
  }
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {holds: wrong.length === 0, figure: `${asked} bad hosts, ${wrong.length} things badly told`};
}
