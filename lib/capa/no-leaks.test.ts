import { describe, expect, it } from 'vitest';
import { parseProblem } from './source/parse-problem';
import { viewProblem } from './view';

// Wherever an author can put what a learner must not see before its time, this word stands.
const secret = 'XYZZY';
const strings = (inside: string) => `<stringresponse answer="${secret}" type="ci">${inside}</stringresponse>`;
const choices = (attributes: string, inside: string) =>
  `<multiplechoiceresponse ${attributes}><choicegroup>${inside}</choicegroup></multiplechoiceresponse>`;

const places: readonly (readonly [place: string, inside: string])[] = [
  ['comments', `<!-- ${secret} --><p>q<!-- ${secret} --></p><?note ${secret}?>`],
  ['a script', `<script type="loncapa/python"><![CDATA[x = '${secret}']]></script>`],
  ['a solution', `<solution><div><p>${secret}</p></div></solution>`],
  [
    'a solution in the text',
    `<div><p>q</p><solution><clarification>${secret}</clarification>${secret}</solution></div>`,
  ],
  ['a solution in capitals or with a prefix', `<Solution>${secret}</Solution><x:solution>${secret}</x:solution>`],
  ['demand hints', `<demandhint><hint>${secret}</hint></demandhint><DemandHint><hint>${secret}</hint></DemandHint>`],
  ['a text answer', strings('<textline/>')],
  [
    'further answers',
    strings(
      `<textline/><additional_answer answer="${secret}"><correcthint>${secret}</correcthint></additional_answer>`,
    ),
  ],
  [
    'hints on a text',
    strings(
      `<textline/><stringequalhint answer="${secret}">${secret}</stringequalhint><regexphint answer="${secret}">${secret}</regexphint>`,
    ),
  ],
  [
    'legacy hints',
    strings(
      `<textline/><hintgroup><stringhint answer="${secret}" name="a"/><hintpart on="a"><text>${secret}</text></hintpart></hintgroup>`,
    ),
  ],
  [
    'a label',
    strings(
      `<label>q<solution>${secret}</solution></label><description>d<hint>${secret}</hint></description><textline/>`,
    ),
  ],
  [
    'a number',
    `<numericalresponse answer="${secret}"><responseparam type="tolerance" default="${secret}"/><formulaequationinput/></numericalresponse>`,
  ],
  ['a formula', `<formularesponse answer="${secret}" samples="${secret}"><formulaequationinput/></formularesponse>`],
  [
    'a check function',
    `<customresponse cfn="${secret}" expect="${secret}" cfn_extra_args="${secret}"><textline correct_answer="${secret}"/></customresponse>`,
  ],
  [
    'code for an answer',
    `<customresponse><p>q</p><textline/><textline/><answer type="loncapa/python">${secret}</answer></customresponse>`,
  ],
  ['a box of text', `<customresponse cfn="f"><textbox>Write here<answer>${secret}</answer></textbox></customresponse>`],
  [
    'a grader’s payload',
    `<coderesponse queuename="q"><textbox/><codeparam><answer_display>${secret}</answer_display><grader_payload>${secret}</grader_payload></codeparam></coderesponse>`,
  ],
  [
    'a choice',
    choices(
      '',
      `<choice correct="true" explanation-id="${secret}">a<choicehint label="${secret}">${secret}</choicehint></choice>`,
    ),
  ],
  [
    'targeted feedback',
    `${choices('targeted-feedback=""', '<choice correct="true" explanation-id="a">a</choice>')}<targetedfeedbackset><targetedfeedback explanation-id="a">${secret}</targetedfeedback></targetedfeedbackset><solutionset><solution explanation-id="a">${secret}</solution></solutionset>`,
  ],
  [
    'compound hints',
    `<choiceresponse><checkboxgroup><choice correct="true">a</choice><compoundhint value="A">${secret}</compoundhint></checkboxgroup></choiceresponse>`,
  ],
  [
    'a dropdown',
    `<optionresponse><optioninput><option correct="True">a<optionhint label="${secret}">${secret}</optionhint></option></optioninput></optionresponse>`,
  ],
  [
    'numbers within choices',
    `<choicetextresponse><radiotextgroup><choice correct="true">a<numtolerance_input answer="${secret}" tolerance="${secret}"/></choice></radiotextgroup></choicetextresponse>`,
  ],
  [
    'a picture',
    `<imageresponse><imageinput src="a.png" width="9" height="9" rectangle="(1,1)-(2,2)"/></imageresponse><solution>${secret}</solution>`,
  ],
  ['a response that nobody knows', `<jsmeresponse answer="${secret}"><p>${secret}</p></jsmeresponse>`],
  [
    'inputs without a response',
    `<textline correct_answer="${secret}" answer="${secret}"/><optioninput options="('a')" correct="${secret}"/>`,
  ],
];

describe('what a learner sees before answering', () => {
  it.each(places)('holds nothing of %s', (_, inside) => {
    const problem = parseProblem(`<problem markdown="${secret}"><p>The question</p>${inside}</problem>`);
    for (const hasSandbox of [false, true]) {
      const view = viewProblem(problem, { hasSandbox });
      // A fault speaks to the course team; it is not part of what is shown.
      expect(JSON.stringify({ ...view, fault: null })).not.toContain(secret);
    }
  });
});
