import type { Db, Tx } from './client';

/**
 * Builds a statement once for each connection pool (for a transaction: once): building it costs more than running it.
 * @example const scores = prepareOnce((db) => db.select()…prepare()); await scores(db).execute({ userId })
 */
export function prepareOnce<Statement>(prepare: (db: Db | Tx) => Statement): (db: Db | Tx) => Statement {
  const kept = new WeakMap<Db | Tx, Statement>();
  return (db) => {
    const known = kept.get(db);
    if (known) {
      return known;
    }
    const statement = prepare(db);
    kept.set(db, statement);
    return statement;
  };
}
