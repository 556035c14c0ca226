import type { Context } from '@/lib/context';
import { LecternError } from '@/lib/errors';
import type { ImportState } from './model';
import { moveImport } from './queries';

/** Errors after which another try would end the same way: the archive, the person or the course is the reason. */
export const isFinal = (error: unknown): error is LecternError =>
  error instanceof LecternError && error.kind !== 'Unavailable' && error.kind !== 'LimitReached';

export interface FailImportInput {
  readonly importId: string;
  readonly state: Extract<ImportState, 'checking' | 'running'>;
  readonly code: string;
  readonly message: string;
}

/** Notes why an import ended without a course: what was switched is only ever switched at its end, so nothing has changed. */
export async function failImport(ctx: Context, { importId, state, code, message }: FailImportInput): Promise<void> {
  await moveImport(ctx.db, importId, state, {
    state: 'failed',
    errorCode: code.slice(0, 64),
    errorMessage: message.slice(0, 1000),
    updatedAt: ctx.now,
  });
}
