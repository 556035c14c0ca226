import { cache } from 'react';
import { forPage } from '@/app/for-page';
import { openDraftUnit } from '@/lib/attempts';
import { requireUser } from '@/lib/auth';
import { studioUnitPath } from '@/lib/courses';

export interface UnitPageProps {
  readonly params: Promise<{ readonly courseKey: string; readonly block: string }>;
}

/** The unit of the draft that an address names, read once a request. */
export async function readUnit({ params }: UnitPageProps) {
  const { courseKey, block } = await params;
  return await read(decodeURIComponent(courseKey), decodeURIComponent(block));
}

const read = cache(async (courseKey: string, block: string) => {
  const path = studioUnitPath(courseKey, block);
  const ctx = await requireUser(path);
  return { ctx, ...(await forPage(() => openDraftUnit(ctx, { courseKey, block }), path)) };
});
