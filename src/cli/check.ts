import {checkRefs, lineOf, type Problem} from '../file/index.js';
import {readFileNamed} from './files.js';
import {summaryOf} from './summary.js';
import {optionsOf} from './usage.js';

/** Says what is wrong with a community file. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const {values, positionals} = optionsOf(args, {quiet: {type: 'boolean'}});
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const {items} = await readFileNamed(positionals, {report});
  if (!values.quiet) checkRefs(items, report);
  for (const problem of problems) {
    if (problem.is === 'error' || !values.quiet) process.stdout.write(`${problem.is}  ${lineOf(problem)}\n`);
  }
  const errors = problems.filter(({is}) => is === 'error').length;
  process.stdout.write(`${summaryOf(items)}.\n`);
  process.stdout.write(errors > 0 ? `${errors} to mend before it can be used.\n` : 'The file can be used.\n');
  return errors > 0 ? 1 : 0;
}
