import { z } from 'zod';
import { readJson } from '../judging/read-json';
import type { Answer } from '../model';

/** What a learner said of an annotated text: one tag, by its number, and a comment. */
export interface AnnotationAnswer {
  readonly option: number | null;
  readonly comment: string;
}

/**
 * The fields `option` and `comment` as the answer that `annotationresponse` grades.
 *
 * @example annotationFromFields({ option: '2', comment: 'c' }) // '{"options":[2],"comment":"c"}'
 */
export function annotationFromFields(fields: Readonly<Record<string, string>>): string {
  const comment = fields.comment ?? '';
  const option = /^\d{1,4}$/.test(fields.option ?? '') ? [Number(fields.option)] : [];
  return option.length === 0 && comment.trim() === '' ? '' : JSON.stringify({ options: option, comment });
}

const annotationSchema = z.object({ options: z.array(z.number()).catch([]), comment: z.string().catch('') });

/** What an answer says; nothing where it cannot be read. */
export function readAnnotation(answer: Answer | undefined): AnnotationAnswer {
  const parsed = annotationSchema.safeParse(readJson(answer));
  return parsed.success
    ? { option: parsed.data.options[0] ?? null, comment: parsed.data.comment }
    : { option: null, comment: '' };
}
