import {openPage, until} from '../../page.mjs';

/** What an element asked for, and no longer wants. */
const aborted = /net::ERR_ABORTED/;

/** A page of a browser of its own, so that cookies are nobody else's: signed in as the wiki's `Admin`, or a visitor. */
export async function asPerson(browser, wiki, person, use) {
  const context = await browser.createBrowserContext();
  try {
    const {page, complaints} = await openPage(context, {allow: [aborted]});
    if (person) {
      await page.goto(`${wiki.url}index.php?title=Special:UserLogin`);
      await page.type('#wpName1', person);
      await page.type('#wpPassword1', wiki.password);
      await pressAndGo(page, '#wpLoginAttempt');
      await until(page, () => document.querySelector('#pt-logout'), {what: `${person} is signed in`});
    }
    return await use(page, complaints);
  } finally {
    await context.close();
  }
}

/** Presses what a form is sent by, and waits for the page that follows. */
export async function pressAndGo(page, selector) {
  await Promise.all([page.waitForNavigation({timeout: 60_000}), page.click(selector)]);
}

/** Opens the form in which a page is written, with other text in it. */
export async function edit(page, wiki, title, text) {
  await page.goto(`${wiki.url}index.php?title=${title}&action=edit`);
  await page.$eval('#wpTextbox1', (field, value) => (field.value = value), text);
}

/** Waits until the directory shows more people than a mistake would. */
export function seesPeople(page) {
  const many = () => globalThis.cop.all().filter((each) => each.matches('[role=option], [role=row]')).length > 3;
  return until(page, many, {what: `people on ${page.url()}`, timeout: 20_000});
}
