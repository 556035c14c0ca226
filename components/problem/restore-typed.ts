/** The fields of a problem whose names begin so hold answers; the others say which problem it is. */
const answerName = 'input_';

/**
 * Puts answers into the fields of a form that has been drawn anew. Without them, after a reset, the fields begin as they were drawn.
 *
 * @param typed what the form held just before
 */
export function restoreTyped(form: HTMLFormElement, typed: FormData | null): void {
  for (const field of form.elements) {
    if (!isField(field) || !field.name.startsWith(answerName) || field.type === 'hidden') {
      continue;
    }
    const values = typed?.getAll(field.name);
    if (field instanceof HTMLSelectElement) {
      for (const option of field.options) {
        option.selected = values?.length ? values.includes(option.value) : option.defaultSelected;
      }
    } else if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
      field.checked = values ? values.includes(field.value) : field.defaultChecked;
    } else {
      field.value = String(values?.[0] ?? field.defaultValue);
    }
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (element: Element): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
