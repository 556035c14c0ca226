/** The fields of a problem whose names begin so hold answers; the others say which problem it is. */
const answerName = /^input_/;

/**
 * Puts answers into the fields of a form that has been drawn anew. Without them, after a reset, the fields are as they were drawn.
 *
 * @param typed what the form held just before
 */
export function restoreTyped(form: HTMLFormElement, typed: FormData | null): void {
  if (!typed) {
    form.reset();
    return;
  }
  for (const field of form.elements) {
    if (!('name' in field) || !answerName.test(String(field.name))) {
      continue;
    }
    const values = typed.getAll(String(field.name));
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
      field.checked = values.includes(field.value);
    } else if (isText(field) && typeof values[0] === 'string') {
      field.value = values[0];
    }
  }
}

const isText = (field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  field instanceof HTMLTextAreaElement ||
  field instanceof HTMLSelectElement ||
  (field instanceof HTMLInputElement && field.type !== 'hidden');
