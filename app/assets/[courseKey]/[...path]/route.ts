import { answerAsset, findAsset } from '@/lib/assets';
import { contextFor, currentContext } from '@/lib/auth';
import { route } from '@/lib/route';

interface AssetRoute {
  readonly params: Promise<{ readonly courseKey: string; readonly path: readonly string[] }>;
}

/**
 * A file of a course, by the path that its links have. Who asks is looked up only for files that are not for everybody;
 * `?draft` shows the course team the files of their draft.
 */
const answer = (request: Request, { params }: AssetRoute) =>
  route(async () => {
    const { courseKey, path } = await params;
    const stores = await contextFor({ kind: 'anonymous' });
    const isDraft = new URL(request.url).searchParams.has('draft');
    const address = { courseKey: decode(courseKey), path: path.map(decode).join('/'), isDraft };
    return answerAsset(stores.courseware, request, await findAsset(stores, address, currentContext));
  });

/** Next.js hands segments over as they stand in the address. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export { answer as GET, answer as HEAD };
