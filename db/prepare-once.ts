import type { Db } from './client';

/**
 * Builds a statement once for each connection pool: building it costs more than running it.
 * @example const scores = prepareOnce((db) => db.select()…prepare()); await scores(db).execute({ userId })
 */
export function prepareOnce<Statement>(prepare: (db: Db) => Statement): (db: Db) => Statement {
  const kept = new WeakMap<Db, Statement>();
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
