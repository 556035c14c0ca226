/** Remembers, for this browser, whether staff see courses as staff or as a learner does. */
export const viewAsCookie = 'lectern-view-as';
