/** Tests record what a site on Node asks; there is no file to write to here. */
export const recordStatements: typeof import('@/db/record-statements').recordStatements = () => {
  throw new Error('LECTERN_RECORD_STATEMENTS is for sites on Node');
};
