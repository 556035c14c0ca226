import type { ResponseType } from '../source/problem';
import { annotationResponse } from './annotation';
import { choiceResponse } from './choice';
import { choicetextResponse } from './choicetext';
import { codeResponse } from './code';
import { customResponse } from './custom';
import { formulaResponse } from './formula';
import { imageResponse } from './image';
import { multiplechoiceResponse } from './multiplechoice';
import { numericalResponse } from './numerical';
import { optionResponse } from './option';
import { schematicResponse } from './schematic';
import { stringResponse } from './string';
import { truefalseResponse } from './truefalse';

const types: readonly ResponseType[] = [
  multiplechoiceResponse,
  truefalseResponse,
  choiceResponse,
  optionResponse,
  stringResponse,
  numericalResponse,
  formulaResponse,
  customResponse,
  imageResponse,
  annotationResponse,
  choicetextResponse,
  schematicResponse,
  codeResponse,
];

/** The responses that are graded here, by tag. */
export const responseTypes: ReadonlyMap<string, ResponseType> = new Map(types.map((type) => [type.tag, type]));

/** Responses that Open edX counts and that are obsolete: kept and shown, never graded. */
export const ungradedTags: readonly string[] = ['symbolicresponse', 'externalresponse'];
