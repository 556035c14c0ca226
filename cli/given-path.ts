import { resolve } from 'node:path';

/** A path as somebody gave it: from where they stand, which npm says, since it starts its scripts in the project's folder. */
export const givenPath = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);
