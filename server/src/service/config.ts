import {z} from 'zod';

/*
 * Everything that can be set, by environment. `npx cop-elements-server --help` says the same in words for people.
 */
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const wholeNumber = z.coerce.number().int();

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber.min(0).max(65_535).default(8090),
  /** PostgreSQL to use; left out, one of our own with its data in `DATA`. */
  DATABASE_URL: z.url({protocol: /^postgres(ql)?$/}).optional(),
  DATABASE_CONNECTIONS: wholeNumber.min(2).max(500).default(20),
  DATA: z.string().optional(),
  /** A name for people. */
  TITLE: z.string().optional(),
  /** Pages of other hosts that may ask, `https://intranet.example.org`. */
  ORIGINS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  /** Anybody may be anybody: for trying out. Refused in production. */
  DEVELOPMENT_SIGN_IN: flag.default(false),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = z.infer<typeof settings>;

/** Reads the settings. What is wrong is said by name, all at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const {data, error} = settings.safeParse(given);
  const wrong = error?.issues.map(({path, message}) => `${path.join('.')}: ${message}`) ?? [];
  if (data?.DEVELOPMENT_SIGN_IN && data.NODE_ENV === 'production')
    wrong.push('DEVELOPMENT_SIGN_IN: anybody could be anybody, and this is production. Take it away.');
  if (data && wrong.length === 0) return data;
  throw new Error(`The settings cannot be used:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
}
