/** The most a text of each type holds: letters of a line, bytes of prose, values of a list. */
export const limits = {text: 1_000, prose: 262_144, list: 1_000, map: 200} as const;
