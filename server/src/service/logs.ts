import {pino, type Logger} from 'pino';

/** Structured lines without personal data: routes, statuses, durations and ids of requests, never who asked or what was said. */
export function logger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {paths: ['*.authorization', '*.cookie', '*.token', '*.password', '*.url'], remove: true},
    formatters: {level: (label) => ({level: label})},
  });
}
