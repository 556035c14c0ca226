'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { type ActionState, action } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import { confirmImport, createCourseInput, importPath } from '@/lib/courses';
import { sayFailure } from '../say-failure';

const decision = createCourseInput
  .pick({ org: true, number: true, run: true })
  .extend({ importId: z.string().min(1).max(32), isReplacing: z.literal('on').optional() });

/** Says what an archive becomes; its page then shows how far it is. */
export async function decideImport(_before: ActionState, form: FormData): Promise<ActionState> {
  return await sayFailure(
    await action(decision, form, async ({ importId, isReplacing, ...into }) => {
      await confirmImport(await requireUser(), { importId, into, isReplacing: isReplacing === 'on' });
      revalidatePath(importPath(importId));
      return undefined;
    }),
  );
}
