/** A statement of a migration that the version before it could not live with, and why. */
export interface BreakingChange {
  readonly statement: string;
  readonly why: string;
}

const rules: readonly (readonly [RegExp, string])[] = [
  [/^drop\s+table\b/i, 'the version before still reads the table'],
  [/^(?:rename\s+table|alter\s+table\s+\S+\s+rename\b(?!\s+(?:index|key)))/i, 'the version before knows the old name'],
  [/\b(?:rename\s+column|change\s+(?:column\s+)?`)/i, 'the version before knows the old name'],
  [/\bdrop\s+(?:column\s+)?`/i, 'the version before still reads the column'],
  [/\bdrop\s+primary\s+key\b/i, 'the version before writes by the key'],
  [
    /\badd\s+(?:constraint\s+\S+\s+)?(?:unique|primary\s+key|check|foreign)\b/i,
    'the version before may write what this forbids',
  ],
  [/^create\s+unique\s+index\b/i, 'the version before may write what this forbids'],
  [/\bmodify\b/i, 'a type is not changed where two versions use it'],
  [/^(?:truncate|delete)\b/i, 'the version before still reads the rows'],
];
const newColumn = /\badd\s+(?:column\s+)?`[^`]+`\s+(.*)$/is;

/**
 * What in a migration would break the version that serves while it runs. A migration only adds: tables, columns that may be null or have a
 * default, indexes. Taking away is done by a later version than the one that has stopped using it (docs/operating.md). A statement that is
 * meant all the same says why in a comment, `-- contract: …`. Tables that the same migration makes may have anything done to them.
 *
 * @param sql the text of a migration, as drizzle-kit writes it
 */
export function findBreakingChanges(sql: string): readonly BreakingChange[] {
  const statements = sql.split('--> statement-breakpoint').map((part) => part.trim());
  const made = new Set(
    statements.flatMap((one) => /^create\s+table\s+(?:if\s+not\s+exists\s+)?(`[^`]+`)/i.exec(one)?.[1] ?? []),
  );
  return statements.flatMap((statement) => {
    const text = statement.replace(/^\s*--.*$/gm, '').trim();
    const table = /^(?:alter\s+table|create\s+unique\s+index\s+\S+\s+on|drop\s+table|rename\s+table)\s+(`[^`]+`)/i.exec(
      text,
    )?.[1];
    if (text === '' || (table && made.has(table)) || /^\s*-- contract: \S/m.test(statement)) {
      return [];
    }
    const why = rules.find(([pattern]) => pattern.test(text))?.[1] ?? wrongColumn(text);
    return why ? [{ statement: text, why }] : [];
  });
}

function wrongColumn(text: string): string | undefined {
  const definition = newColumn.exec(text)?.[1];
  const mustBeGiven =
    definition && /\bnot\s+null\b/i.test(definition) && !/\bdefault\b|\bgenerated\b|\bas\s*\(/i.test(definition);
  return mustBeGiven ? 'the version before writes rows without the column' : undefined;
}
