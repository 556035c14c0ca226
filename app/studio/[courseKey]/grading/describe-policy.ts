import { getTranslations } from 'next-intl/server';
import type { FieldValue } from '@/lib/courses';
import { parseGradingPolicy } from '@/lib/grading';

/** A policy in a few lines, to tell two of them apart. */
export async function describePolicy(policy: FieldValue): Promise<string> {
  const t = await getTranslations('studioGrading.describe');
  const read = parseGradingPolicy(policy);
  if (!read.ok) {
    return JSON.stringify(policy, null, 2);
  }
  const { types, cutoffs } = read.policy;
  return [
    ...types.map(({ type, weight, minCount, dropCount }) =>
      t('type', { type, weight: Number((weight * 100).toFixed(4)), min: minCount, drop: dropCount }),
    ),
    ...cutoffs.map(({ letter, percent }) => t('cutoff', { letter, percent: Number((percent * 100).toFixed(4)) })),
  ].join('\n');
}
