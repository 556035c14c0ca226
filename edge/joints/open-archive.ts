import { unavailable } from '@/lib/errors';

export type { CourseFiles, OpenArchiveOptions, OpenedArchive } from '@/lib/courses/archive/open-archive';

/** Archives are opened by workflows, which run in the worker. */
export const openArchive: typeof import('@/lib/courses/archive/open-archive').openArchive = async () => {
  throw unavailable('archive.not-here', 'Archives are read by the worker of this site.');
};
