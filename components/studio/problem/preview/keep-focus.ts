/** Where somebody is in a form, so that they can be put back once the form is drawn anew: the answer finds the same control again. */
export function keepFocus(frame: HTMLElement | null): (() => void) | null {
  const { activeElement } = document;
  if (!(frame && activeElement instanceof HTMLElement && frame.contains(activeElement))) {
    return null;
  }
  const name = activeElement.getAttribute('name');
  const selector = name === null ? '[data-result]' : `[name="${CSS.escape(name)}"]`;
  const value = isChosen(activeElement) ? activeElement.getAttribute('value') : null;
  const caret = isText(activeElement) ? activeElement.selectionStart : null;
  return () => {
    const again = [...frame.querySelectorAll<HTMLElement>(selector)].find(
      (element) => value === null || element.getAttribute('value') === value,
    );
    again?.focus({ preventScroll: true });
    if (again && isText(again) && caret !== null) {
      again.setSelectionRange(caret, caret);
    }
  };
}

/** Several of one name differ by their value. */
const isChosen = (element: HTMLElement) =>
  element instanceof HTMLButtonElement ||
  (element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type));

const isText = (element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');
