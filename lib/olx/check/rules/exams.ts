import { parseCourseSchedule } from '@/lib/schedule';
import type { CheckedBlock, Rule } from '../finding';

/** An entrance exam that opens nothing: there is no such section, or it holds no problem. */
export const findExam: Rule = function* ({ course, blocks, byKey }) {
  if (![true, 'true'].some((value) => course.settings.entrance_exam_enabled === value)) return;
  const exam = parseCourseSchedule(course.key, course.settings).course.entranceExam;
  const section = exam ? byKey.get(exam.block) : undefined;
  if (!section || section.parent !== course) {
    const message = 'The course has an entrance exam, and names no section of its own as the exam: nothing is locked.';
    yield { code: 'entrance-exam', block: course, message };
    return;
  }
  if (blocks.some((block) => block.block.type === 'problem' && isWithin(block, section))) return;
  const message =
    'This section is the entrance exam, and holds no problem: nobody can pass it, and the rest stays locked.';
  yield { code: 'entrance-exam', block: section, message };
};

const isWithin = (block: CheckedBlock, section: CheckedBlock): boolean =>
  block === section || (block.parent !== null && isWithin(block.parent, section));
