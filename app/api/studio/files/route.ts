import { countUpload } from '@/app/api/studio/count-upload';
import { requireUser } from '@/lib/auth';
import { storeUpload, uploadLimits } from '@/lib/courses';
import { forbidden, invalid } from '@/lib/errors';
import { isOwnForm } from '@/lib/requests';
import { route } from '@/lib/route';

/** A file for a course, as the body of the request; answers the receipt with which it is put in. Below `api/`, as archives are. */
export function POST(request: Request): Promise<Response> {
  return route(async () => {
    if (!isOwnForm(request.headers)) {
      throw forbidden('upload.origin', 'This can be sent from a page of this site only.');
    }
    const ctx = await requireUser();
    await countUpload(ctx, request, uploadLimits.fileBytes);
    const { searchParams } = new URL(request.url);
    if (Number(request.headers.get('content-length') ?? 0) > uploadLimits.fileBytes) {
      const most = Math.floor(uploadLimits.fileBytes / 1_000_000);
      throw invalid('upload.too-large', `The file is larger than ${most} MB.`);
    }
    if (!request.body) {
      throw invalid('upload.empty', 'The file is empty.');
    }
    const stored = await storeUpload(ctx, {
      courseKey: searchParams.get('course') ?? '',
      fileName: searchParams.get('name') ?? '',
      bytes: request.body,
    });
    return Response.json(stored, { status: 201 });
  });
}
