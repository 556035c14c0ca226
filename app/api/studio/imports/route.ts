import { countUpload } from '@/app/api/studio/count-upload';
import { requireUser } from '@/lib/auth';
import { startImport, uploadLimits } from '@/lib/courses';
import { forbidden, invalid } from '@/lib/errors';
import { isOwnForm } from '@/lib/requests';
import { route } from '@/lib/route';

/** An archive, as the body of the request; it is read as it comes. Below `api/`, where no proxy holds bodies back. */
export function POST(request: Request): Promise<Response> {
  return route(async () => {
    if (!isOwnForm(request.headers)) {
      throw forbidden('upload.origin', 'This can be sent from a page of this site only.');
    }
    const ctx = await requireUser();
    await countUpload(ctx, request, uploadLimits.archiveBytes);
    if (Number(request.headers.get('content-length') ?? 0) > uploadLimits.archiveBytes) {
      const most = Math.floor(uploadLimits.archiveBytes / 1_000_000);
      throw invalid('upload.too-large', `The archive is larger than ${most} MB.`);
    }
    if (!request.body) {
      throw invalid('upload.empty', 'The file is empty.');
    }
    const fileName = new URL(request.url).searchParams.get('name') ?? 'archive';
    return Response.json(await startImport(ctx, { fileName, bytes: request.body }), { status: 201 });
  });
}
