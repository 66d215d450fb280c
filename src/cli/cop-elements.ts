import {runCheck} from './check.js';
import {runExport} from './export.js';
import {checkHelp, exportHelp, help, importHelp} from './help.js';
import {runImport} from './import.js';
import {UsageError} from './usage.js';

const commands = {
  import: {run: runImport, help: importHelp},
  export: {run: runExport, help: exportHelp},
  check: {run: runCheck, help: checkHelp},
} as const;

/** Runs a command; answers its exit code. What nobody foresaw is said in one line, without a stack. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const isHelp = ['', 'help', '-h', '--help'].includes(name);
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
  if (!command) {
    if (isHelp) process.stdout.write(help);
    else process.stderr.write(`There is no command "${name}".\n\n${help}`);
    return isHelp ? 0 : 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    if (!(error instanceof UsageError)) return 1;
    process.stderr.write(`cop-elements ${name} --help says how it is used.\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
