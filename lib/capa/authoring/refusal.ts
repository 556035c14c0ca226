import type { VisualRefusal } from './visual-model';

/** Ends the reading of a problem that the visual editor cannot hold. */
export class Refused extends Error {
  constructor(readonly refusal: VisualRefusal) {
    super(refusal.reason);
  }
}

export const refuse = (refusal: VisualRefusal): never => {
  throw new Refused(refusal);
};
