import type { ProblemBlockView } from '@/lib/attempts';
import { readCircuit } from '@/lib/capa/circuit';
import type { SchematicInput } from '@/lib/capa/model';
import { describedBy, fieldIds, Question } from '../field-question';
import { standingTone } from '../standing';
import type { ProblemWords } from '../words';
import { CircuitEditor } from './circuit-editor';
import { CircuitSheet } from './circuit-sheet';
import { CircuitSource } from './circuit-source';

/** A circuit (`<schematic>`): shown, and its JSON to edit. Without script the drawing is the one of the page as it came. */
export function CircuitField({
  input,
  problem,
  words,
}: {
  input: SchematicInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const { inputId } = input;
  const answer = problem.answers[inputId];
  const text = typeof answer === 'string' && answer.trim() !== '' ? answer : inLines(input.initialValue);
  const feedback = problem.feedback?.[inputId];
  const control = {
    id: fieldIds(problem, inputId).control,
    name: `input_${inputId}`,
    'aria-describedby': describedBy(problem, inputId),
    'data-tone': feedback ? standingTone(feedback.correctness) : 'plain',
  };
  const said = {
    kinds: {
      resistor: t('circuit.kinds.resistor'),
      capacitor: t('circuit.kinds.capacitor'),
      inductor: t('circuit.kinds.inductor'),
      'voltage-source': t('circuit.kinds.voltage-source'),
      'current-source': t('circuit.kinds.current-source'),
      diode: t('circuit.kinds.diode'),
      'n-transistor': t('circuit.kinds.n-transistor'),
      'p-transistor': t('circuit.kinds.p-transistor'),
      'op-amp': t('circuit.kinds.op-amp'),
      ground: t('circuit.kinds.ground'),
      label: t('circuit.kinds.label'),
      probe: t('circuit.kinds.probe'),
      ammeter: t('circuit.kinds.ammeter'),
    },
    node: t('circuit.node'),
    nodes: t('circuit.nodes'),
    drawing: t('circuit.drawing'),
    empty: t('circuit.empty'),
    source: t('circuit.source'),
    unreadable: t('circuit.unreadable'),
    inWords: t('circuit.inWords'),
  };
  return (
    <fieldset>
      <Question as="legend" input={input} problem={problem} />
      <div className="grid gap-3">
        {words.hasScript ? (
          // Another answer than the one that stands there, after a reset above all, begins anew.
          <CircuitEditor control={control} key={text} text={text} words={said} />
        ) : (
          <>
            <CircuitSheet circuit={readCircuit(text)} words={said} />
            <CircuitSource control={control} label={said.source} text={text} />
          </>
        )}
      </div>
    </fieldset>
  );
}

/** One entry a line, as one would write it. What cannot be read stays as it is. */
function inLines(text: string): string {
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) && entries.length > 0
      ? `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]`
      : text;
  } catch {
    return text;
  }
}
