import { type Keyspace, keyspaceOf } from '@/db/keyspaces';
import { kindOf } from '../round-trips/count-trips';
import { readStatement, type StatementPart } from './read-statement';

/** The migrator's own, asked only where tables are migrated from here: behind PlanetScale's address its own tools do it. */
const migrationsTable = '__drizzle_migrations';

/** Something that a sharded database could not do in one place. */
export interface Finding {
  readonly kind: 'unknown-table' | 'scatter' | 'join' | 'two-keyspaces' | 'two-people';
  /** What it is about: the statement, or those of a transaction. */
  readonly of: string;
  /** The page or route that asked; null for workflows and whatever else runs by itself. */
  readonly route: string | null;
}

export interface AskedStatement {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly connection: string;
  readonly asker?: { readonly route: string } | null;
}

/** What was asked between a `begin` and its `commit`. */
interface OpenTransaction {
  readonly statements: string[];
  readonly keyspaces: Set<Keyspace>;
  readonly people: Set<string>;
}

/**
 * Holds statements, in their order, against the classes of tables: rows of `learner` are found by whose they are (`scatter`), no part of a
 * statement joins tables of people in both keyspaces (`join`), and a transaction touches one keyspace and in `learner` one person. Pure: knows
 * nothing of what may be let pass, see `judgeFindings`.
 */
export class StatementChecker {
  readonly findings: Finding[] = [];
  /** Statements that were looked at, and transactions that came to their end. */
  readonly seen = { statements: 0, transactions: 0 };
  private readonly open = new Map<string, OpenTransaction>();

  ask({ sql, values, connection, asker }: AskedStatement): void {
    const route = asker?.route ?? null;
    const kind = kindOf(sql);
    if (kind === 'begin') {
      this.open.set(connection, { statements: [], keyspaces: new Set(), people: new Set() });
      return;
    }
    const transaction = this.open.get(connection);
    if (kind === 'end') {
      this.open.delete(connection);
      if (transaction) {
        this.end(transaction, route);
      }
      return;
    }
    if (kind === 'other') {
      return;
    }
    this.seen.statements += 1;
    const of = sql.replaceAll(/\s+/g, ' ');
    transaction?.statements.push(of);
    for (const part of readStatement(sql, values)) {
      this.look(part, { of, route }, transaction);
    }
  }

  private look(part: StatementPart, about: Pick<Finding, 'of' | 'route'>, transaction: OpenTransaction | undefined) {
    const keyspaces = new Set<Keyspace>();
    for (const { table, alias } of part.tables) {
      if (table === migrationsTable) {
        continue;
      }
      const keyspace = keyspaceOf(table);
      if (keyspace === undefined) {
        this.findings.push({ kind: 'unknown-table', ...about });
        continue;
      }
      keyspaces.add(keyspace);
      if (keyspace !== 'learner') {
        continue;
      }
      const person = part.bound.get(alias);
      if (person === undefined) {
        this.findings.push({ kind: 'scatter', ...about });
      } else if (person !== null) {
        transaction?.people.add(person);
      }
    }
    if (keyspaces.has('site') && keyspaces.has('learner')) {
      this.findings.push({ kind: 'join', ...about });
    }
    for (const keyspace of keyspaces) {
      transaction?.keyspaces.add(keyspace);
    }
  }

  private end({ statements, keyspaces, people }: OpenTransaction, route: string | null) {
    this.seen.transactions += 1;
    const of = statements.join('; ');
    if (keyspaces.has('site') && keyspaces.has('learner')) {
      this.findings.push({ kind: 'two-keyspaces', of, route });
    }
    if (people.size > 1) {
      this.findings.push({ kind: 'two-people', of, route });
    }
  }
}
