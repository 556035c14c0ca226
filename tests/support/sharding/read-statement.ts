import { shardColumn } from '@/db/keyspaces';

/** A table as one part of a statement names it. */
export interface TableUse {
  readonly table: string;
  /** What the part calls it. */
  readonly alias: string;
}

/** A question to the database by itself: a select of a union, a subquery, or a whole statement. */
export interface StatementPart {
  readonly tables: readonly TableUse[];
  /** The tables of this part whose rows are those of one person, by alias, and who that is where the values tell. */
  readonly bound: ReadonlyMap<string, string | null>;
}

interface Token {
  readonly kind: 'word' | 'name' | 'value' | 'sign';
  readonly text: string;
}

const words =
  /\s+|`((?:[^`]|``)*)`|'((?:[^'\\]|\\.|'')*)'|(\?)|([A-Za-z_][A-Za-z_0-9]*)|(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(<=>|<>|!=|<=|>=|\S)/giy;

/** The statement in pieces; `?` become the values that stand for them. */
function tokenize(sql: string, values: readonly unknown[]): Token[] {
  const tokens: Token[] = [];
  let used = 0;
  for (const [, name, text, mark, word, number, sign] of sql.matchAll(words)) {
    if (name !== undefined) {
      tokens.push({ kind: 'name', text: name });
    } else if (mark !== undefined) {
      tokens.push({ kind: 'value', text: String(values[used] ?? '') });
      used += 1;
    } else if (text !== undefined || number !== undefined) {
      tokens.push({ kind: 'value', text: text ?? number ?? '' });
    } else if (word !== undefined) {
      tokens.push({ kind: 'word', text: word.toLowerCase() });
    } else if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign });
    }
  }
  return tokens;
}

/**
 * Reads a statement as this project writes them (drizzle's, and plain SQL like it): which tables each of its parts names, and whether the
 * rows of each are those of one person, by an equality that holds for the whole part.
 */
export function readStatement(sql: string, values: readonly unknown[] = []): readonly StatementPart[] {
  const tokens = tokenize(sql, values);
  return splitParts(tokens)
    .map(readPart)
    .filter(({ tables }) => tables.length > 0);
}

/** Each select by itself; what stands around them is a part as well. */
function splitParts(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  const open: { part: Token[]; depth: number }[] = [{ part: [], depth: 0 }];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.text === '(' && token.kind === 'sign') {
      depth += 1;
      if (tokens[at + 1]?.text === 'select') {
        // What is selected from a select in brackets is no table.
        open.at(-1)?.part.push({ kind: 'sign', text: '()' });
        open.push({ part: [], depth });
        continue;
      }
    }
    const top = open.at(-1);
    if (token.text === ')' && token.kind === 'sign') {
      depth -= 1;
      if (top && open.length > 1 && depth < top.depth) {
        parts.push(top.part);
        open.pop();
        continue;
      }
    }
    if (token.kind === 'word' && token.text === 'union' && top) {
      parts.push(top.part);
      top.part = [];
      continue;
    }
    top?.part.push(token);
  }
  return [...parts, ...open.map(({ part }) => part)];
}

/** What stands after `from` and is no table. */
const nameless = new Set(['dual']);

const isName = (token: Token | undefined): token is Token => token?.kind === 'name' || token?.kind === 'word';
/** What may follow a table and is not its other name. */
const afterTable = new Set(
  'on where left right inner join cross set values select limit order group having for using natural straight_join force use ignore as union partition'.split(
    ' ',
  ),
);

function readPart(tokens: readonly Token[]): StatementPart {
  const tables: TableUse[] = [];
  for (const [at, token] of tokens.entries()) {
    const isTableNext =
      token.kind === 'word' &&
      (['from', 'join', 'into'].includes(token.text) ||
        (token.text === 'update' && tokens[at - 1]?.text !== 'key' && tokens[at - 1]?.text !== 'for'));
    const name = tokens[at + 1];
    if (!isTableNext || !isName(name) || nameless.has(name.text)) {
      continue;
    }
    const next = tokens[at + 2];
    const isAliased = next?.kind === 'name' || (next?.kind === 'word' && !afterTable.has(next.text));
    tables.push({ table: name.text, alias: isAliased && next ? next.text : name.text });
  }
  return { tables, bound: boundTables(tokens, tables) };
}

function boundTables(tokens: readonly Token[], tables: readonly TableUse[]): ReadonlyMap<string, string | null> {
  const into = tokens.findIndex(({ kind, text }) => kind === 'word' && text === 'into');
  const [target] = tables;
  return into >= 0 && target ? boundInsert(tokens.slice(into + 2), target) : boundByEquality(tokens, tables);
}

/** The rows that an insert names: those of one person where every one says the same. */
function boundInsert(tokens: readonly Token[], target: TableUse): ReadonlyMap<string, string | null> {
  const lists = readLists(tokens);
  const column = lists[0]?.findIndex((token) => token?.text === shardColumn) ?? -1;
  const given = lists.slice(1).map((list) => list[column]);
  const people = new Set(given.map((token) => (token?.kind === 'value' ? token.text : null)));
  const [person] = people;
  return column >= 0 && people.size === 1 && person !== null ? new Map([[target.alias, person ?? null]]) : new Map();
}

/** The lists in brackets: columns, then one for each row, each of them as the token that it begins with. */
function readLists(tokens: readonly Token[]): (Token | undefined)[][] {
  const lists: (Token | undefined)[][] = [];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'word' && depth === 0 && token.text === 'on') {
      break;
    }
    const opens = token.kind === 'sign' && token.text === '(';
    if (opens) {
      depth += 1;
    }
    if (opens && depth === 1) {
      lists.push([tokens[at + 1]]);
    } else if (token.kind === 'sign' && token.text === ',' && depth === 1) {
      lists.at(-1)?.push(tokens[at + 1]);
    } else if (token.kind === 'sign' && token.text === ')') {
      depth -= 1;
    }
  }
  return lists;
}

/** `a.user_id = ?`, and what is equal to that; nothing where the equality is one side of an `or`. */
function boundByEquality(tokens: readonly Token[], tables: readonly TableUse[]): ReadonlyMap<string, string | null> {
  const pairs: [string, string][] = [];
  const [only] = tables;
  const operandAt = (at: number, step: 1 | -1): string | undefined => {
    const token = tokens[at];
    if (token?.kind === 'value') {
      return `=${token.text}`;
    }
    const [table, column] = step === 1 ? [tokens[at], tokens[at + 2]] : [tokens[at - 2], tokens[at]];
    const dot = tokens[at + step];
    if (dot?.text === '.' && isName(table) && isName(column)) {
      return `${table.text}.${column.text}`;
    }
    return tables.length === 1 && only && isName(token) ? `${only.alias}.${token.text}` : undefined;
  };
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'sign' || token.text !== '=') {
      continue;
    }
    const left = operandAt(at - 1, -1);
    const right = operandAt(at + 1, 1);
    if (left && right && !isBesideOr(tokens, at)) {
      pairs.push([left, right]);
    }
  }
  const bound = new Map<string, string | null>();
  for (const { alias } of tables) {
    const person = findValue(`${alias}.${shardColumn}`, pairs);
    if (person !== undefined) {
      bound.set(alias, person);
    }
  }
  return bound;
}

/** Whether an `or` stands in the brackets that the equality stands in. */
function isBesideOr(tokens: readonly Token[], at: number): boolean {
  for (const step of [1, -1]) {
    let depth = 0;
    for (let place = at; place >= 0 && place < tokens.length && depth >= 0; place += step) {
      const token = tokens[place];
      if (token?.kind === 'sign' && (token.text === '(' || token.text === ')')) {
        depth += (token.text === '(') === (step === 1) ? 1 : -1;
      } else if (token?.kind === 'word' && token.text === 'or' && depth === 0) {
        return true;
      } else if (
        token?.kind === 'word' &&
        depth === 0 &&
        ['where', 'on', 'join', 'order', 'limit'].includes(token.text)
      ) {
        break;
      }
    }
  }
  return false;
}

/** The value that a column is equal to, through whatever is equal to it. */
function findValue(column: string, pairs: readonly (readonly [string, string])[]): string | undefined {
  const seen = new Set([column]);
  for (const one of seen) {
    for (const [left, right] of pairs) {
      const other = left === one ? right : right === one ? left : undefined;
      if (other?.startsWith('=')) {
        return other.slice(1);
      }
      if (other !== undefined) {
        seen.add(other);
      }
    }
  }
  return undefined;
}
