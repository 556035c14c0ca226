import { getTranslations } from 'next-intl/server';
import { countUpload } from '@/app/api/studio/count-upload';
import { requireUser } from '@/lib/auth';
import { addFile, maxAddedBytes } from '@/lib/courses';
import { forbidden, invalid } from '@/lib/errors';
import { isOwnForm } from '@/lib/requests';
import { route } from '@/lib/route';

interface UploadParams {
  readonly params: Promise<{ readonly courseKey: string }>;
}

/** A file that an editor needs on the way: a picture of a text, a transcript, a handout. Its bytes are the body. */
export function POST(request: Request, { params }: UploadParams): Promise<Response> {
  return route(async () => {
    if (!isOwnForm(request.headers)) {
      throw forbidden('studio.origin', 'This can be sent from a page of this site only.');
    }
    const ctx = await requireUser();
    await countUpload(ctx, request, maxAddedBytes);
    const { searchParams } = new URL(request.url);
    const name = searchParams.get('name') ?? '';
    if (name === '') {
      throw invalid('courses.file-name', 'The file has no name.');
    }
    const replaces = searchParams.get('replaces');
    const expected = searchParams.get('expected');
    const t = await getTranslations('studioUnit.message');
    const added = await addFile(ctx, {
      courseKey: decodeURIComponent((await params).courseKey),
      name: name.slice(0, 255),
      ...(replaces === null ? {} : { replaces }),
      ...(expected === null ? {} : { expected }),
      bytes: await readBytes(request),
      message: t('uploaded', { path: (replaces ?? name).slice(0, 200) }),
    });
    return Response.json(added);
  });
}

/** No more of the body than is taken: the rest is refused unread. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    chunks.push(chunk);
    if (length > maxAddedBytes) {
      break;
    }
  }
  return new Uint8Array(Buffer.concat(chunks));
}
