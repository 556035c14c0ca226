/** Rows under their columns, as they are printed and as they stand in docs/performance.md: the first column is a name, the others are figures. */
export interface Table {
  readonly columns: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

/** What a part of `npm run bench` measured. */
export interface BenchResult {
  /** The heading in docs/performance.md. */
  readonly title: string;
  /** What was done and how a figure is to be read, in sentences. */
  readonly about: string;
  readonly tables: readonly Table[];
  /** The same as numbers, kept in `test-results/bench/`. */
  readonly figures: object;
}
