import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

let source: Promise<string> | undefined;

/** The text of the pinned jQuery package, read once. */
export function readJquery(): Promise<string> {
  source ??= readFile(join(process.cwd(), 'node_modules/jquery/dist/jquery.min.js'), 'utf8');
  return source;
}
