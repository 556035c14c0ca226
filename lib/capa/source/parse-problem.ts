import { CapaFault } from '../fault';
import { inputTags } from '../inputs/tags';
import type { ProblemFault } from '../model';
import { responseTypes, ungradedTags } from '../response-types';
import type { ScriptValue } from '../script/contract';
import { substitution } from './context';
import type { Problem, ReadyResponse, ResponseSource, Scope } from './problem';
import { descendants, parseXml, textOf, type XmlElement } from './xml';

/**
 * Reads a `<problem>`. Never throws: a problem that cannot work carries its `fault` (for the course team) and
 * grades nothing. The result is immutable and fits every learner and seed; cache it by the hash of the source.
 * A problem with Python shows and grades its `$names` only after `prepareProblem`.
 *
 * @param xml one `<problem>` element
 * @example parseProblem('<problem><stringresponse answer="x"><textline/></stringresponse></problem>').fault // null
 */
export function parseProblem(xml: string): Problem {
  const { root, fault } = parseXml(xml);
  if (!root)
    return { root: null, responses: [], fault, script: '', scripts: [], values: null, text: (source) => source };
  return buildProblem(root, null);
}

/** The same problem with the values that its Python gave for one seed. */
export function bindProblem(problem: Problem, values: Readonly<Record<string, ScriptValue>>): Problem {
  return problem.root ? buildProblem(problem.root, values) : problem;
}

const allResponseTags = new Set([...responseTypes.keys(), ...ungradedTags]);
const scriptTag = new Set(['script']);

function buildProblem(root: XmlElement, values: Problem['values']): Problem {
  const scripts = scriptsOf(root);
  const script = scripts.map(textOf).join('\n');
  const text = substitution(values ?? {});
  const scope: Scope = { text, script, values: values ?? {}, root };
  const responses: ReadyResponse[] = [];
  let fault: ProblemFault | null = null;
  for (const source of responsesOf(root)) {
    try {
      responses.push(readyResponse(source, scope, script !== '' && values === null));
    } catch (error) {
      if (!(error instanceof CapaFault)) throw error;
      fault ??= { code: 'response', message: error.message, line: source.element.line, column: null };
      responses.push({ ...source, type: responseTypes.get(source.element.tag) ?? null, grader: null });
    }
  }
  return { root, responses, fault, script, scripts: scripts.map(({ line }) => ({ line })), values, text };
}

function readyResponse(source: ResponseSource, scope: Scope, awaitsScript: boolean): ReadyResponse {
  const type = responseTypes.get(source.element.tag) ?? null;
  if (!type) return { ...source, type, grader: null };
  const { tag } = source.element;
  for (const name of type.requiredAttributes ?? []) {
    if (source.element.attributes[name] === undefined) {
      throw new CapaFault('problem', `<${tag}> has no attribute "${name}".`);
    }
  }
  if (source.inputs.length === 0) throw new CapaFault('problem', `<${tag}> has no input.`);
  if (source.inputs.length > (type.maxInputs ?? Number.POSITIVE_INFINITY)) {
    throw new CapaFault('problem', `<${tag}> has ${source.inputs.length} inputs; it takes ${type.maxInputs}.`);
  }
  for (const input of source.inputs) {
    if (!type.inputs.includes(input.element.tag)) {
      throw new CapaFault('problem', `<${tag}> does not take <${input.element.tag}>.`);
    }
  }
  // Before the script has run, its names are unknown: the attributes cannot be read yet.
  return { ...source, type, grader: awaitsScript ? null : type.compile(source, scope) };
}

/** The responses in document order; ids count from 2, as in Open edX. */
function responsesOf(root: XmlElement): ResponseSource[] {
  return descendants(root, allResponseTags).map((element, index) => {
    const id = String(index + 2);
    const inputs = descendants(element, inputTags).map((input, inputIndex) => ({
      id: `${id}_${inputIndex + 1}`,
      element: input,
      possible: responseTypes.get(element.tag)?.points?.(input) ?? pointsOf(input),
    }));
    return { id, element, inputs };
  });
}

function pointsOf(input: XmlElement): number {
  const points = Number.parseInt(input.attributes.points ?? '1', 10);
  return Number.isFinite(points) ? points : 1;
}

/** A script is Python where it says so or says nothing (`<script>` alone, as real courses have it). */
function scriptsOf(root: XmlElement): XmlElement[] {
  return descendants(root, scriptTag)
    .filter(({ attributes }) => /python|^$/.test(attributes.type ?? attributes.language ?? ''))
    .filter((script) => textOf(script).trim() !== '');
}
