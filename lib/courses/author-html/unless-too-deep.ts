/**
 * What `read` makes of an author's HTML, or `otherwise` where its elements are nested deeper than they can be followed: whoever
 * goes down into them does so by calling itself.
 */
export function unlessTooDeep<Result>(read: () => Result, otherwise: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) {
      return otherwise();
    }
    throw error;
  }
}
