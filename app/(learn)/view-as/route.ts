import { cookies } from 'next/headers';
import { z } from 'zod';
import { coursePath } from '@/lib/courses';
import { forbidden, invalid } from '@/lib/errors';
import { formatCourseKey, parseCourseKey } from '@/lib/olx/identity';
import { isOwnForm } from '@/lib/requests';
import { route } from '@/lib/route';
import { viewAsCookie } from '../view-as-cookie';

const form = z.object({ courseKey: z.string(), viewAs: z.enum(['staff', 'learner']) });

/** Staff choose how they see courses. It opens nothing: who may see what is decided from roles at each request. */
export async function POST(request: Request): Promise<Response> {
  return route(async () => {
    if (!isOwnForm(request.headers)) {
      throw forbidden('form.elsewhere', 'This form was not sent from a page of this site.');
    }
    const parsed = form.safeParse(Object.fromEntries(await request.formData()));
    if (!parsed.success) {
      throw invalid('view-as.form', 'The form is not complete.');
    }
    const { viewAs } = parsed.data;
    const course = parseCourseKey(parsed.data.courseKey);
    if (!course) {
      throw invalid('view-as.form', 'The form names no course.');
    }
    (await cookies()).set(viewAsCookie, viewAs, { path: '/', sameSite: 'lax', httpOnly: true });
    return new Response(null, { status: 303, headers: { location: coursePath(formatCourseKey(course)) } });
  });
}
