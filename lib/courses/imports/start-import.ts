import { studioImports } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { forbidden, unauthenticated } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { canSomewhere } from '@/lib/permissions';
import { findCourseCreation } from '../runs/course-creation';
import { uploadLimits } from '../uploads/limits';
import { receiveUpload } from '../uploads/receive-upload';

export interface StartImportInput {
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Takes an archive in and has it read: its bytes go to the file store, where every process reaches them, and a workflow looks into
 * it. What it becomes is asked afterwards (`confirmImport`). Answers the import's id.
 *
 * Throws Unauthenticated, Forbidden for who may neither create nor import a course anywhere, Invalid `upload.too-large`, `upload.empty`.
 */
export async function startImport(ctx: Context, { fileName, bytes }: StartImportInput): Promise<{ importId: string }> {
  const { actor } = ctx;
  if (actor.kind === 'anonymous') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  if (!canSomewhere(actor, 'course.import') && !(await findCourseCreation(ctx)).isSomewhere) {
    throw forbidden('permission.denied', 'Your account may not import courses.');
  }
  const upload = await receiveUpload(bytes, { maxBytes: uploadLimits.archiveBytes });
  try {
    await ctx.courseware.putFile(upload.hash, upload.chunks());
  } finally {
    await upload.close();
  }
  const id = `imp_${ulid(ctx.now.getTime()).toLowerCase()}`;
  await ctx.db.transaction(async (tx) => {
    await tx.insert(studioImports).values({
      id,
      userId: actor.kind === 'user' ? actor.userId : 'system',
      state: 'checking',
      fileName: fileName.slice(-255),
      fileHash: upload.hash,
      bytes: upload.bytes,
      step: 'check',
      done: 0,
      total: 0,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    });
    await writeAudit(tx, ctx, { action: 'course.upload-archive', target: id, after: { bytes: upload.bytes } });
    await publish(tx, ctx, 'courses/archive.uploaded', { importId: id });
  });
  return { importId: id };
}
