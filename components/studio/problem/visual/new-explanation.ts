import type { VisualExplanation } from '@/lib/capa/authoring/visual-model';

/** An explanation with nothing in it yet. */
export const newExplanation: VisualExplanation = { attributes: {}, hasHeading: true, html: '' };
