import type { ImportStep, StudioImport } from '@/lib/courses';

export type { StudioImport };
/** The stages of an import, in their order. */
export const importSteps = ['check', 'files', 'blocks', 'outlines', 'switch'] as const satisfies readonly ImportStep[];
