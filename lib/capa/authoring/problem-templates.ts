import type { Settings } from '@/lib/olx/model';

/** What a new problem begins as; the palette names it in the reader's words, by its `id`. */
export interface ProblemTemplate {
  readonly id: ProblemTemplateId;
  /** `common`: the visual editor holds it. */
  readonly group: 'common' | 'advanced';
  readonly settings: Settings;
  readonly source: string;
}

export const problemTemplateIds = [
  'single',
  'multiple',
  'dropdown',
  'numerical',
  'text',
  'partial',
  'formula',
  'python',
  'drag',
  'image',
] as const;
export type ProblemTemplateId = (typeof problemTemplateIds)[number];

/** A picture to begin with: four fields, until the author names a file of the course. */
const picture = `data:image/svg+xml;base64,${btoa(
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="240" viewBox="0 0 400 240">' +
    '<path fill="#eef3f1" d="M0 0h400v240H0z"/><path fill="none" stroke="#5c564b" stroke-width="2" d="M200 0v240M0 120h400M1 1h398v238H1z"/>' +
    '<g font-family="sans-serif" font-size="28" fill="#1c1a17" text-anchor="middle"><text x="100" y="70">A</text><text x="300" y="70">B</text>' +
    '<text x="100" y="190">C</text><text x="300" y="190">D</text></g></svg>',
)}`;

const explanation = (text: string) =>
  `<solution><div class="detailed-solution"><p>Explanation</p><p>${text}</p></div></solution>`;

const common = (id: ProblemTemplateId, name: string, body: string): ProblemTemplate =>
  template('common', id, name, body);
const advanced = (id: ProblemTemplateId, name: string, body: string): ProblemTemplate =>
  template('advanced', id, name, body);

function template(group: ProblemTemplate['group'], id: ProblemTemplateId, name: string, body: string): ProblemTemplate {
  return {
    id,
    group,
    settings: { display_name: name },
    source: `<problem display_name="${name}">\n${body.trim()}\n</problem>`,
  };
}

/** In the order of a palette. */
export const problemTemplates: readonly ProblemTemplate[] = [
  common(
    'single',
    'Single choice',
    `<multiplechoiceresponse>
  <label>Write the question here.</label>
  <choicegroup type="MultipleChoice">
    <choice correct="true">The right answer</choice>
    <choice correct="false">A wrong answer</choice>
    <choice correct="false">Another wrong answer</choice>
  </choicegroup>
</multiplechoiceresponse>`,
  ),
  common(
    'multiple',
    'Multiple choice',
    `<choiceresponse>
  <label>Write the question here.</label>
  <description>Choose all that apply.</description>
  <checkboxgroup>
    <choice correct="true">A right answer</choice>
    <choice correct="true">Another right answer</choice>
    <choice correct="false">A wrong answer</choice>
  </checkboxgroup>
</choiceresponse>`,
  ),
  common(
    'dropdown',
    'Dropdown',
    `<optionresponse>
  <label>Write the question here.</label>
  <optioninput>
    <option correct="True">The right answer</option>
    <option correct="False">A wrong answer</option>
    <option correct="False">Another wrong answer</option>
  </optioninput>
</optionresponse>`,
  ),
  common(
    'numerical',
    'Number',
    `<numericalresponse answer="100">
  <label>At how many degrees Celsius does water boil at sea level?</label>
  <responseparam type="tolerance" default="1"/>
  <formulaequationinput/>
</numericalresponse>`,
  ),
  common(
    'text',
    'Text',
    `<stringresponse answer="the right answer" type="ci">
  <label>Write the question here.</label>
  <textline size="20"/>
  <additional_answer answer="another way to say it"/>
</stringresponse>`,
  ),
  advanced(
    'partial',
    'Multiple choice with part marks',
    `<choiceresponse partial_credit="EDC">
  <label>Which of these numbers are prime?</label>
  <description>Each right decision earns its part.</description>
  <checkboxgroup>
    <choice correct="true">7<choicehint selected="false">Nothing but 1 and 7 divides 7.</choicehint></choice>
    <choice correct="false">9<choicehint selected="true">9 is 3 times 3.</choicehint></choice>
    <choice correct="true">11</choice>
    <choice correct="false">15</choice>
  </checkboxgroup>
  ${explanation('A prime has exactly two divisors: 1 and itself.')}
</choiceresponse>`,
  ),
  advanced(
    'formula',
    'Formula',
    `<formularesponse type="ci" samples="m,v@1,1:10,10#10" answer="m*v^2/2">
  <label>Write the kinetic energy of a body by its mass \\(m\\) and its speed \\(v\\).</label>
  <responseparam type="tolerance" default="0.00001"/>
  <formulaequationinput size="40"/>
  ${explanation('Half of the mass, times the square of the speed: \\(\\frac{1}{2} m v^2\\).')}
</formularesponse>`,
  ),
  advanced(
    'python',
    'Checked by Python',
    `<script type="loncapa/python">
a = random.randint(2, 9)

def check(expect, answer):
    try:
        number = int(answer)
    except ValueError:
        return {'ok': False, 'msg': 'Please write a whole number.'}
    if number % a != 0:
        return {'ok': False, 'msg': '%d is not a multiple of %d.' % (number, a)}
    return number &gt; 100
</script>
<customresponse cfn="check" expect="any multiple above 100">
  <label>Write a multiple of $a that is larger than 100.</label>
  <textline size="10"/>
</customresponse>
${explanation('Any whole number of times $a will do, from 101 on.')}`,
  ),
  advanced(
    'drag',
    'Drag and drop',
    `<script type="loncapa/python">
import draganddrop

def check(expect, answer):
    return draganddrop.grade(answer, {'first': 'a', 'last': 'd'})
</script>
<customresponse cfn="check">
  <label>Put each word where it belongs: the first into A, the last into D.</label>
  <drag_and_drop_input img="${picture}" target_outline="true" one_per_target="true">
    <draggable id="first" label="First"/>
    <draggable id="last" label="Last"/>
    <target id="a" x="20" y="30" w="160" h="70"/>
    <target id="d" x="220" y="150" w="160" h="70"/>
  </drag_and_drop_input>
</customresponse>`,
  ),
  advanced(
    'image',
    'A place in a picture',
    `<imageresponse>
  <label>Click on the field B.</label>
  <imageinput src="${picture}" width="400" height="240" rectangle="(200,0)-(400,120)" alt="Four fields: A and B above, C and D below"/>
  ${explanation('B is the field above, on the right.')}
</imageresponse>`,
  ),
];
