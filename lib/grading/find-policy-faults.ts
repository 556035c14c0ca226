import type { Json } from '@/lib/olx/model';
import { parseGradingPolicy } from './policy';

/** Why a policy that somebody wrote should not be kept, in a word that forms have a sentence for. */
export type PolicyFaultCode =
  | 'unusable'
  | 'name-missing'
  | 'name-repeated'
  | 'weight-below-zero'
  | 'cutoff-missing'
  | 'cutoff-out-of-range'
  | 'cutoff-name-missing';

export interface PolicyFault {
  /** `GRADER[0].weight`, `GRADE_CUTOFFS.B`. */
  readonly path: string;
  readonly code: PolicyFaultCode;
}

/**
 * What is wrong with a grading policy that is about to be saved. Stricter than `parseGradingPolicy`, which takes what real courses
 * have: a type without a name, or twice, is somebody's slip.
 *
 * @example findPolicyFaults({ GRADER: [], GRADE_CUTOFFS: { Pass: 1.2 } }) // [{ path: 'GRADE_CUTOFFS.Pass', code: 'cutoff-out-of-range' }]
 */
export function findPolicyFaults(policy: Json): readonly PolicyFault[] {
  const read = parseGradingPolicy(policy);
  if (!read.ok) {
    return read.faults.map(({ path }) => ({ path, code: 'unusable' as const }));
  }
  const { types, cutoffs } = read.policy;
  const seen = new Set<string>();
  const faults = types.flatMap(({ type, weight }, index): PolicyFault[] => {
    const name = type.trim();
    const isRepeated = seen.has(name);
    seen.add(name);
    const at = `GRADER[${index}]`;
    return [
      ...(name === '' ? [{ path: `${at}.type`, code: 'name-missing' as const }] : []),
      ...(name !== '' && isRepeated ? [{ path: `${at}.type`, code: 'name-repeated' as const }] : []),
      ...(weight < 0 ? [{ path: `${at}.weight`, code: 'weight-below-zero' as const }] : []),
    ];
  });
  const ofCutoffs = cutoffs.flatMap(({ letter, percent }): PolicyFault[] => {
    const path = `GRADE_CUTOFFS.${letter}`;
    if (letter.trim() === '') {
      return [{ path, code: 'cutoff-name-missing' }];
    }
    return percent > 0 && percent <= 1 ? [] : [{ path, code: 'cutoff-out-of-range' }];
  });
  return [
    ...faults,
    ...(cutoffs.length === 0 ? [{ path: 'GRADE_CUTOFFS', code: 'cutoff-missing' as const }] : []),
    ...ofCutoffs,
  ];
}
