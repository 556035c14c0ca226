import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { detectType } from '../uploads/detect-type';
import { uploadLimits } from '../uploads/limits';
import { receiveUpload } from '../uploads/receive-upload';
import { sealReceipt } from '../uploads/seal-receipt';

export interface StoreUploadInput {
  readonly courseKey: string;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface StoredUpload {
  /** To be handed to `addFiles` or `replaceFile`. */
  readonly receipt: string;
  readonly bytes: number;
  readonly contentType: string;
}

/**
 * Stores the bytes of a file that is to belong to a course. No course lists it yet: many come one by one, and go in together.
 * Throws Forbidden, Invalid `upload.too-large`, `upload.empty`.
 */
export async function storeUpload(ctx: Context, input: StoreUploadInput): Promise<StoredUpload> {
  const { courseKey, fileName } = input;
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  const upload = await receiveUpload(input.bytes, { maxBytes: uploadLimits.fileBytes });
  try {
    const { hash, bytes } = upload;
    const contentType = await detectType(fileName, upload.head);
    await ctx.courseware.putFile(hash, upload.chunks());
    const receipt = await sealReceipt(ctx, courseKey, { hash, bytes, contentType, at: ctx.now.getTime() });
    return { receipt, bytes, contentType };
  } finally {
    await upload.close();
  }
}
