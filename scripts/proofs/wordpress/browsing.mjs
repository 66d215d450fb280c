import {openPage, until} from '../../page.mjs';

/** What an element asked for, and no longer wants. */
const aborted = /net::ERR_ABORTED/;
/** What WordPress 6.8 itself says when somebody leaves their profile, where subscribers land who sign in. */
const leavesProfile = /js\/user-profile\.min\.js/;

/** A page of a browser of its own, so that cookies are nobody else's: signed in as somebody, or a visitor. */
export async function asPerson(browser, wordpress, person, use, {allow = []} = {}) {
  const context = await browser.createBrowserContext();
  try {
    const {page, complaints} = await openPage(context, {allow: [aborted, leavesProfile, ...allow]});
    page.on('dialog', (dialog) => dialog.accept());
    if (person) {
      await page.goto(`${wordpress.url}wp-login.php`);
      // Its script moves the focus a moment later, wherever somebody types meanwhile.
      await page.$eval('#user_login', (field, name) => (field.value = name), person);
      await page.$eval('#user_pass', (field, password) => (field.value = password), wordpress.password);
      await pressAndGo(page, '#wp-submit');
      if (page.url().includes('wp-login.php')) throw new Error(`${person} could not sign in.`);
    }
    return await use(page, complaints);
  } finally {
    await context.close();
  }
}

/** Waits until words can be read, inside elements too. */
export function sees(page, words) {
  return until(
    page,
    (wanted) => globalThis.cop.text().includes(wanted),
    {what: `“${words}” on ${page.url()}`, timeout: 20_000},
    words,
  );
}

/** Presses what has these words, and waits for the page that follows. */
export async function pressAndGo(page, selector) {
  await Promise.all([page.waitForNavigation({timeout: 60_000}), page.click(selector)]);
}

/** Sends a zip through Plugins › Add New › Upload Plugin; answers what WordPress says. */
export async function uploadPlugin(page, wordpress, zip) {
  await page.goto(`${wordpress.url}wp-admin/plugin-install.php?tab=upload`);
  const field = await page.$('#pluginzip');
  await field.uploadFile(zip);
  await until(page, () => !document.querySelector('#install-plugin-submit').disabled);
  await pressAndGo(page, '#install-plugin-submit');
  return page.evaluate(() => document.querySelector('.wrap').textContent);
}

/** Makes a page of some content, and answers its address. */
export async function publish(wordpress, title, content) {
  // As somebody who may write any markup.
  const made = await wordpress.run(`
    kses_remove_filters();
    $page = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => ${php(title)}, 'post_content' => ${php(content)}], true);
    if (is_wp_error($page)) throw new RuntimeException($page->get_error_message());
    echo get_permalink($page);`);
  return made.trim();
}

/** A text as PHP writes it. */
export function php(text) {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
