import {plainPage} from './newcomer/plain-page.mjs';
import {wordpressPage} from './newcomer/wordpress-page.mjs';

export const name = 'newcomer';
export const about =
  'Who follows a page of the docs word for word, from nothing, sees the directory: on a plain page, and in WordPress.';

const mostSteps = 5;
/** Somebody reads so many words of a manual in a minute, and types none of it: it can be copied. */
const pace = 200;

const ways = {'plain page': plainPage, WordPress: wordpressPage};

export async function run() {
  const figures = [];
  let isRight = true;
  for (const [way, follow] of Object.entries(ways)) {
    const {skipped, text, steps, milliseconds, wrong} = await follow();
    if (skipped) {
      figures.push(`${way} left out, ${skipped}`);
      continue;
    }
    if (steps.length === 0 || steps.length > mostSteps || steps.some((number, index) => number !== index + 1))
      wrong.push(`the steps are ${steps.join(', ')}: at most ${mostSteps}, in their order`);
    for (const each of wrong) console.log(`  NOT ${way}: ${each}`);
    if (wrong.length > 0) isRight = false;
    figures.push(`${way}: ${steps.length} steps, ${time(text, milliseconds)}, ${wrong.length} things wrong`);
  }
  return {holds: isRight, figure: figures.join('; ')};
}

function time(text, milliseconds) {
  const machine = milliseconds / 60_000;
  const reading = text.split(/\s+/).length / pace;
  return `${(machine + reading).toFixed(1)} minutes (${reading.toFixed(1)} to read, ${machine.toFixed(1)} for the machine)`;
}
