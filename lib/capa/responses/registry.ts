import type { ResponseType } from '../source/problem';
import { choiceResponse } from './choice';
import { multiplechoiceResponse } from './multiplechoice';
import { numericalResponse } from './numerical';
import { optionResponse } from './option';
import { stringResponse } from './string';
import { truefalseResponse } from './truefalse';

const types: readonly ResponseType[] = [
  multiplechoiceResponse,
  truefalseResponse,
  choiceResponse,
  optionResponse,
  stringResponse,
  numericalResponse,
];

/** The responses that are graded here, by tag. */
export const responseTypes: ReadonlyMap<string, ResponseType> = new Map(types.map((type) => [type.tag, type]));

/** Responses that Open edX counts and that are kept and shown here, but not graded. */
export const ungradedTags: readonly string[] = [
  'formularesponse',
  'customresponse',
  'imageresponse',
  'annotationresponse',
  'choicetextresponse',
  'schematicresponse',
  'coderesponse',
  'symbolicresponse',
  'externalresponse',
];
