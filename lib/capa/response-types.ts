import { annotationResponse } from './responses/annotation';
import { choiceResponse } from './responses/choice';
import { choicetextResponse } from './responses/choicetext';
import { codeResponse } from './responses/code';
import { customResponse } from './responses/custom';
import { formulaResponse } from './responses/formula';
import { imageResponse } from './responses/image';
import { multiplechoiceResponse } from './responses/multiplechoice';
import { numericalResponse } from './responses/numerical';
import { optionResponse } from './responses/option';
import { schematicResponse } from './responses/schematic';
import { stringResponse } from './responses/string';
import { truefalseResponse } from './responses/truefalse';
import type { ResponseType } from './source/problem';

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
