import {parseArgs, type ParseArgsConfig} from 'node:util';

/** The command was not understood; the message says what of it. */
export class UsageError extends Error {}

/** The options and names of a command line. */
export function optionsOf<O extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: O) {
  try {
    return parseArgs({args: [...args], options, allowPositionals: true, strict: true});
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
