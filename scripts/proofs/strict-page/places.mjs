import {serveIntranet} from '../../intranet.mjs';
import {openPage, until} from '../../page.mjs';
import {everybodyIsThere} from './example.mjs';

/** Plain `http://` under a name of its own: not a secure context, so no locks, no subtle crypto, no clipboard. All must work. */
export async function foreignHost(browser, {community, host}) {
  const {port, close} = await serveIntranet(community);
  const {page, complaints} = await openPage(browser);
  await page.goto(`http://${host}:${port}/`);
  if (await page.evaluate(() => globalThis.isSecureContext))
    complaints.push('the browser took this place for a secure one');
  await everybodyIsThere(page);
  const title = 'Written on a plain page';
  await page.evaluate(startDiscussion, title);
  await until(page, (words) => globalThis.cop.text().includes(words), {what: 'the new discussion'}, title);
  await page.reload();
  await until(
    page,
    (words) => globalThis.cop.text().includes(words),
    {what: 'the new discussion, after a reload'},
    title,
  );
  await page.close();
  await close();
  return {complaints, visits: 1, figure: 'a discussion started and kept after a reload'};
}

/** A frame without an origin has no storage at all: everything is shown, can be tried, and says that it is not kept. */
export async function sandboxedFrame(browser, {community}) {
  // Its scripts come from "elsewhere", so whoever serves them must allow that.
  const {url, close} = await serveIntranet(community, {headers: {'access-control-allow-origin': '*'}});
  const {page, complaints} = await openPage(browser);
  await page.setContent(`<iframe sandbox="allow-scripts" src="${url}" width="1200" height="800"></iframe>`);
  const frame = await page.waitForFrame((each) => each.url() === url);
  await everybodyIsThere(frame);
  const {keeps, limits = []} = await frame.evaluate(async () => (await globalThis.cop.scope()).adapter.describe());
  if (keeps !== false) complaints.push('the source does not say that it keeps nothing');
  if (limits.length === 0) complaints.push('the source does not say why');
  const title = 'Written in a frame';
  await frame.evaluate(startDiscussion, title);
  await until(
    frame,
    (words) => globalThis.cop.text().includes(words),
    {what: 'the new discussion in the frame'},
    title,
  );
  await page.close();
  await close();
  return {complaints, visits: 1, figure: `it says: ${limits.join(' ') || 'nothing'}`};
}

/** Runs in the page: starts a discussion in the first community of whoever is signed in, as an element would. */
async function startDiscussion(title) {
  const {adapter} = await globalThis.cop.scope();
  const {you} = await adapter.describe();
  const id = `0190${Date.now().toString(16).padStart(12, '0')}`;
  const item = {id, community: Object.keys(you.roles)[0], type: 'idea', title, body: 'It was kept.'};
  await adapter.write({verb: 'create', kind: 'discussion', item}, {key: id});
}
