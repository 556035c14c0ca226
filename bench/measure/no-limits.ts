/** The environment of a site that is measured: a few accounts at one address answer more often than people may. */
export const noLimits = { LECTERN_LIMITS: 'submission.account=100000000,submission.address=100000000' };
