import type { Json } from '@/lib/olx/model';

/**
 * The cohorts that an older course wants its learners spread over, from its setting `cohort_config`; none where the course is not parted
 * into cohorts, or not by itself. Pure.
 *
 * @example readAutomaticNames({ cohorted: true, auto_cohort: true, auto_cohort_groups: ['A', 'B'] }) // ['A', 'B']
 */
export function readAutomaticNames(setting: Json | undefined): readonly string[] {
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) {
    return [];
  }
  const {
    cohorted,
    auto_cohort: isAutomatic,
    auto_cohort_groups: groups,
  } = setting as { readonly [key: string]: Json };
  if (cohorted !== true || isAutomatic !== true || !Array.isArray(groups)) {
    return [];
  }
  const names = groups.flatMap((name: Json) => (typeof name === 'string' ? [name.trim().slice(0, 255)] : []));
  return [...new Set(names)].filter((name) => name !== '');
}
