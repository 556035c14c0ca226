import { readFramedAnswer } from '@/lib/capa/answers/framed-answer';
import type { FrameChannel, FrameFault } from './frame-channel';

/** The author's names for what a page can be asked; an empty one is not there. */
export interface FrameMethods {
  readonly grade: string;
  readonly getState: string;
  readonly setState: string;
}

export type FrameAnswer = { readonly text: string } | { readonly fault: FrameFault };

/**
 * Asks a page for the learner's answer, as it is submitted. A page that keeps a state is asked for it after the answer, and
 * what is submitted is the JSON of `{answer, state}`; of any other page it is the answer alone.
 * Source: Open edX documentation, "Custom JavaScript display and grading".
 *
 * @param limitMs how long each question may take
 */
export async function askFrame(channel: FrameChannel, methods: FrameMethods, limitMs: number): Promise<FrameAnswer> {
  const grade = await channel.call(methods.grade, '', limitMs);
  if (grade.kind === 'fault') {
    return grade;
  }
  if (methods.getState === '') {
    return { text: textOf(grade.value) };
  }
  const state = await channel.call(methods.getState, '', limitMs);
  return state.kind === 'fault' ? state : { text: JSON.stringify({ answer: grade.value, state: state.value }) };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value));

/**
 * The state to hand to a page when it comes: the one in the answer that is stored, else the author's first one, else
 * undefined.
 *
 * @example stateToSet('{"answer":"1","state":"{}"}', '') // '{}'
 */
export function stateToSet(stored: string, initialState: string): unknown {
  return readFramedAnswer(stored)?.state ?? (initialState === '' ? undefined : initialState);
}
