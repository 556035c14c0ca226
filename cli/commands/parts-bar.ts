import type { BackupPart } from '@/db/backup';
import { openProgressBar } from '../show/progress-bar';

/** Shows how many tables and collections are done; `total` where it is known beforehand. */
export function partsBar(label: string, total?: number): { show(part: BackupPart): void; clear(): void } {
  const bar = openProgressBar(process.stderr);
  let done = 0;
  return {
    show() {
      done += 1;
      bar.show(label, done, total ?? done);
    },
    clear: bar.clear,
  };
}
