import { Readable } from 'node:stream';
import { currentContext } from '@/lib/auth';
import { exportCourse, packTar } from '@/lib/courses';
import { parseCourseKey } from '@/lib/olx/identity';
import { nameDownload } from '@/lib/requests';
import { route } from '@/lib/route';

interface ArchiveRoute {
  readonly params: Promise<{ readonly courseKey: string }>;
}

/** The course as a `.tar.gz`, packed as it is read: nothing of it stands on this machine's disk. */
export function GET(request: Request, { params }: ArchiveRoute): Promise<Response> {
  return route(async () => {
    const courseKey = decodeURIComponent((await params).courseKey);
    const revision = new URL(request.url).searchParams.get('revision');
    const { files } = await exportCourse(await currentContext(), {
      courseKey,
      ...(revision === null ? {} : { revision }),
    });
    const { org, number, run } = parseCourseKey(courseKey) ?? { org: 'course', number: '', run: '' };
    const name = `${[org, number, run].join('-')}.tar.gz`;
    const body = packTar(files);
    request.signal.addEventListener('abort', () => body.destroy());
    return new Response(toWeb(body), {
      headers: {
        'content-type': 'application/gzip',
        'content-disposition': nameDownload('attachment', name),
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

/** Node's own type of a web stream and the platform's are one at run time. */
const toWeb = (stream: Readable): ReadableStream<Uint8Array> => Readable.toWeb(stream) as ReadableStream<Uint8Array>;
