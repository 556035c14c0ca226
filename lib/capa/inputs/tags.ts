/** The tags that are inputs of a response, as Open edX knows them. */
export const inputTags: ReadonlySet<string> = new Set(
  (
    'choicegroup radiogroup checkboxgroup optioninput textline textbox codeinput filesubmission matlabinput ' +
    'schematic imageinput crystallography vsepr_input chemicalequationinput formulaequationinput ' +
    'drag_and_drop_input editamoleculeinput designprotein2dinput editageneinput annotationinput ' +
    'radiotextgroup checkboxtextgroup jsinput'
  ).split(' '),
);
