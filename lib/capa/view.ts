import { CapaFault } from './fault';
import { demandHints } from './hints';
import { viewInput } from './inputs/registry';
import { maxPoints, responseSupport, supported } from './inspect';
import type { GroupNode, InputId, InputView, ProblemFault, ProblemView, ViewNode } from './model';
import type { RunScript } from './script/contract';
import type { ChoiceSource } from './source/choices';
import { htmlTag, innerHtml, isHiddenTag, toHtml, visibleAttributes } from './source/html';
import { type Labels, labelsOf } from './source/labels';
import { choicesInOrder } from './source/order-choices';
import { prepareProblem } from './source/prepare-problem';
import type { Problem, ReadyResponse } from './source/problem';
import { childElements, descendants, type XmlElement, type XmlNode } from './source/xml';

export interface ViewOptions {
  /** The learner's seed for this problem. Default 1. */
  readonly seed?: number;
  /** Whether the author's Python can run here; without it such inputs come back as unsupported. Default false. */
  readonly hasSandbox?: boolean;
}

const solutionTag = new Set(['solution']);
/**
 * Elements whose children only stand there: a row may not stand in anything but a table. Where an input makes such an element
 * lively, its static children stay elements too, down to those that may hold any text.
 */
const strictParents = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl']);

/**
 * What a learner may see of a problem before answering: no answer, solution, hint, tolerance or script. Plain JSON; its HTML is
 * the author's and is sanitised by whoever sends it. Problems with Python: use `loadView`, or give it what `prepareProblem` made.
 *
 * @example viewProblem(parseProblem('<problem><p>2+2?</p><numericalresponse answer="4"><textline/></numericalresponse></problem>')).inputs[0]?.type // 'numerical'
 */
export function viewProblem(problem: Problem, options: ViewOptions = {}): ProblemView {
  const { root } = problem;
  if (!root || problem.fault) return emptyView(problem, problem.fault);
  try {
    const writer = new ViewWriter(problem, choicesInOrder(problem, options.seed ?? 1), options.hasSandbox ?? false);
    const nodes = writer.write(root);
    return {
      nodes,
      inputs: writer.inputs,
      demandHintCount: demandHints(problem).length,
      maxPoints: maxPoints(problem),
      gradable: supported(problem, options).gradable,
      hasSolution: descendants(root, solutionTag).length > 0,
      fault: null,
    };
  } catch (error) {
    if (!(error instanceof CapaFault)) throw error;
    return emptyView(problem, { code: 'response', message: error.message, line: null, column: null });
  }
}

/** The same for problems that may have Python: runs it first. A failing script gives a view with a `fault`. */
export async function loadView(
  problem: Problem,
  options: { readonly seed?: number; readonly runScript: RunScript | undefined },
): Promise<ProblemView> {
  const seed = options.seed ?? 1;
  const { runScript } = options;
  // Without a sandbox the problem is shown, with its inputs marked, rather than refused.
  const ready = runScript ? await prepareProblem(problem, { seed, runScript }) : problem;
  return viewProblem(ready, { seed, hasSandbox: runScript !== undefined });
}

function emptyView(problem: Problem, fault: ProblemFault | null): ProblemView {
  return {
    nodes: [],
    inputs: [],
    demandHintCount: 0,
    maxPoints: maxPoints(problem),
    gradable: false,
    hasSolution: false,
    fault,
  };
}

/** Tags that look like a response but are none that Open edX knows: their content may hold answers. */
const strangeResponse = /response$/;

class ViewWriter {
  readonly inputs: InputView[] = [];
  private readonly responses = new Map<XmlElement, ReadyResponse>();
  private readonly labels = new Map<string, Labels>();
  private readonly inputIds = new Map<XmlElement, { response: ReadyResponse; inputId: InputId }>();
  private readonly taken = new Set<XmlElement>();
  /** Elements with something inside that is more than text. */
  private readonly lively = new Set<XmlElement>();

  constructor(
    private readonly problem: Problem,
    private readonly orders: ReadonlyMap<InputId, readonly ChoiceSource[]>,
    private readonly hasSandbox: boolean,
  ) {
    for (const response of problem.responses) {
      this.responses.set(response.element, response);
      for (const input of response.inputs) this.inputIds.set(input.element, { response, inputId: input.id });
    }
  }

  write(root: XmlElement): readonly ViewNode[] {
    this.findLabels(root);
    this.findLively(root);
    return this.children(root);
  }

  private findLabels(element: XmlElement): void {
    let before: XmlElement | undefined;
    for (const child of childElements(element)) {
      const response = this.responses.get(child);
      if (response) {
        const labels = labelsOf(response, before);
        this.labels.set(response.id, labels);
        for (const node of labels.taken) this.taken.add(node);
      }
      this.findLabels(child);
      before = child;
    }
  }

  private findLively(element: XmlElement): boolean {
    let isLively = this.inputIds.has(element) || this.isStrange(element) || element.tag === 'clarification';
    for (const child of childElements(element)) if (this.findLively(child)) isLively = true;
    if (isLively || this.responses.has(element)) this.lively.add(element);
    return this.lively.has(element);
  }

  private isStrange(element: XmlElement): boolean {
    return strangeResponse.test(element.tag) && !this.responses.has(element);
  }

  private children(element: XmlElement): readonly ViewNode[] {
    const nodes: ViewNode[] = [];
    const isStrict = strictParents.has(htmlTag(element.tag));
    let html = '';
    const flush = (): void => {
      const text = this.problem.text(html);
      if (text.trim() !== '') nodes.push({ kind: 'html', html: text });
      html = '';
    };
    const add = (child: XmlNode): void => {
      if (child.kind === 'element' && this.taken.has(child)) return;
      if (child.kind === 'text') {
        if (!isStrict || child.text.trim() !== '') html += toHtml(child);
        return;
      }
      if (!isStrict && !this.lively.has(child)) {
        html += toHtml(child);
        return;
      }
      flush();
      nodes.push(...this.livelyNodes(child));
    };
    for (const child of element.children) add(child);
    flush();
    return nodes;
  }

  private livelyNodes(element: XmlElement): readonly ViewNode[] {
    if (isHiddenTag(element.tag)) return [];
    const place = this.inputIds.get(element);
    if (place) return [this.inputNode(element, place.response, place.inputId)];
    const response = this.responses.get(element);
    if (response) return this.responseNodes(response);
    if (this.isStrange(element)) return [{ kind: 'unsupported', tag: element.tag }];
    if (element.tag === 'clarification')
      return [{ kind: 'clarification', html: this.problem.text(innerHtml(element)) }];
    return [
      {
        kind: 'element',
        tag: htmlTag(element.tag),
        attributes: visibleAttributes(element),
        children: this.children(element),
      },
    ];
  }

  private responseNodes(response: ReadyResponse): readonly ViewNode[] {
    const children = this.children(response.element);
    if (response.inputs.length <= 1) return children;
    const labels = this.labels.get(response.id);
    const group: GroupNode = {
      kind: 'group',
      responseId: response.id,
      label: this.texts(labels?.label ?? null),
      descriptions: (labels?.descriptions ?? []).map(this.problem.text),
      children,
    };
    return [group];
  }

  private texts(html: string | null): string | null {
    return html === null ? null : this.problem.text(html);
  }

  private inputNode(element: XmlElement, response: ReadyResponse, inputId: InputId): ViewNode {
    const labels = this.labels.get(response.id);
    const isSingle = response.inputs.length === 1;
    const given = element.attributes.label;
    const own = given === undefined || given.trim() === '' ? null : given;
    const frame = {
      label: this.texts(isSingle ? (labels?.label ?? null) : own),
      descriptions: isSingle ? (labels?.descriptions ?? []).map(this.problem.text) : [],
    };
    const input = this.viewOf(response, inputId, frame);
    this.inputs.push(input);
    return { kind: 'input', inputId, input };
  }

  private viewOf(
    response: ReadyResponse,
    inputId: InputId,
    frame: { readonly label: string | null; readonly descriptions: readonly string[] },
  ): InputView {
    const input = response.inputs.find((candidate) => candidate.id === inputId);
    const reason = responseSupport(this.problem, response, this.hasSandbox);
    if (!input || reason) {
      return { ...frame, inputId, type: 'unsupported', tag: response.element.tag, reason: reason ?? 'type' };
    }
    return viewInput({ ...frame, response, input, text: this.problem.text, order: this.orders.get(inputId) });
  }
}
