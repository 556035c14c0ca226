import { readRunFile } from '@/engines/run-file';
import type { RunningApp } from '../../tests/support/app';

/** Every server process of a running app, as they are now: the app itself and its engines. */
export function serversOf(app: RunningApp): readonly number[] {
  return [app.pid, ...(readRunFile(app.dataDir)?.processes.map(({ pid }) => pid) ?? [])];
}
