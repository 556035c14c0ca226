import { readFrame } from '@/app/(learn)/read-course';
import { answerFrame } from '@/app/answer-frame';
import { route } from '@/lib/route';
import { decoded, type UnitParams } from '../../params';

/** A scripted html block, as learners have it. */
export function GET(_request: Request, { params }: UnitParams): Promise<Response> {
  return route(async () => {
    const { courseKey, block } = await decoded(params);
    return await answerFrame(readFrame(courseKey, block));
  });
}
