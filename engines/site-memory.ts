/**
 * How the process of the website keeps memory, as options of V8 (docs/decisions/0025). A page makes a megabyte and a half of objects, and
 * hardly any is needed a moment later:
 *
 * - They live in 32 MB: room for several pages, of which little is left when that is looked through. With Node's 16 a tenth of a page's work
 *   went there.
 * - They all start there. V8 would learn from the first requests that some kinds of object last, and put these at once where memory is
 *   collected as a whole, together with all of a request that they hold.
 * - Node's own code lies in pages of 2 MB where the system has such: what a page runs through is spread over 40 MB, and finding its place in
 *   small pages took another tenth. Where there are none, nothing is said and nothing is lost.
 */
export const siteMemory: readonly string[] = [
  '--max-semi-space-size=32',
  '--no-allocation-site-pretenuring',
  '--use-largepages=silent',
];
