import { unavailable } from '@/lib/errors';

/** As in `open-archive.ts`. */
export const openStoredArchive: typeof import('@/lib/courses/imports/open-stored-archive').openStoredArchive =
  async () => {
    throw unavailable('archive.not-here', 'Archives are read by the worker of this site.');
  };
