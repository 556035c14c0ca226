import type { useFormatter, useTranslations } from 'next-intl';

/**
 * The texts and formats that a problem is drawn with, handed down instead of asked for by hooks: the answer to a form that
 * was sent without script is drawn outside of a page, where there are no hooks.
 */
export interface ProblemWords {
  readonly t: ReturnType<typeof useTranslations<'problem'>>;
  readonly format: ReturnType<typeof useFormatter>;
  /**
   * Whether client components may be drawn. Not in the answer to a form that was sent without script: drawn outside of a page,
   * it has the server's components alone.
   */
  readonly hasScript: boolean;
}
