import { createHash } from 'node:crypto';
import type { InputKind } from '@/lib/attempts';
import type { Answer } from '@/lib/capa';
import { type InputAnswers, maxDistinct, maxValues } from './model';

/**
 * Counts the answers to one input. Nothing that a person wrote is kept: of choices the names that the problem itself gives them, of
 * numbers those that are plain numbers, and of everything else how many there were and how many were different.
 */
export class AnswerCounter {
  private answered = 0;
  private named = 0;
  private given = 0;
  private readonly counts = new Map<string, number>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly node: string,
    private readonly input: InputKind,
  ) {}

  add(answer: Answer): void {
    const values = valuesOf(answer);
    if (values.length === 0) {
      return;
    }
    this.answered += 1;
    this.given += values.length;
    if (this.seen.size < maxDistinct) {
      this.seen.add(createHash('sha256').update(JSON.stringify(values)).digest('base64').slice(0, 16));
    }
    for (const value of values) {
      const name = this.nameOf(value);
      if (name !== null && (this.counts.has(name) || this.counts.size < maxDistinct)) {
        this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
        this.named += 1;
      }
    }
  }

  result(): InputAnswers {
    const values = mostFrequent(this.counts);
    const shown = values.reduce((sum, { count }) => sum + count, 0);
    const { kind, inputId } = this.input;
    const others = kind === 'open' ? 0 : this.given - shown;
    return { node: this.node, inputId, kind, answered: this.answered, distinct: this.seen.size, values, others };
  }

  private nameOf(value: string): string | null {
    switch (this.input.kind) {
      case 'choices':
        return this.input.names.has(value) ? value : null;
      case 'number':
        return plainNumber(value);
      case 'open':
        return null;
    }
  }
}

/** The most frequent values first; of equally frequent ones the order of their texts. */
export function mostFrequent(counts: ReadonlyMap<string, number>): InputAnswers['values'] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, maxValues);
}

/** Digits alone can be a telephone number or the like: what is longer than a measurement is not told. */
function plainNumber(text: string): string | null {
  const trimmed = text.trim();
  return /^[+-]?\d{0,7}(\.\d{0,7})?(e[+-]?\d{1,3})?$/i.test(trimmed) &&
    /\d/.test(trimmed) &&
    Number.isFinite(Number(trimmed))
    ? String(Number(trimmed))
    : null;
}

function valuesOf(answer: Answer): readonly string[] {
  if (answer === null || answer === '') {
    return [];
  }
  if (typeof answer === 'string') {
    return [answer];
  }
  return Array.isArray(answer) ? answer : [JSON.stringify(answer)];
}
