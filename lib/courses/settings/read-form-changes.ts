import type { LiveFieldChange } from './apply-changes';
import { type ControlKind, readControl, showControl } from './control-text';
import type { FieldValue, LiveField } from './live-field';

/** A control of a form and the field that it shows. */
export interface LiveControl {
  /** Its name in the form. */
  readonly name: string;
  readonly field: LiveField;
  readonly kind: ControlKind;
  /** What holds where the course does not set the field; shown in its place. */
  readonly fallback?: FieldValue;
}

/** The values of a form's fields when it was opened, by the name of the control; an absent one is not set. */
export type OpenedValues = Readonly<Record<string, FieldValue>>;

export interface FormChanges {
  readonly changes: readonly LiveFieldChange[];
  /** What cannot be read, by the name of the control. */
  readonly errors: Readonly<Record<string, string>>;
}

export const shownText = ({ kind, fallback }: LiveControl, value: FieldValue, timeZone: string): string =>
  showControl(kind, value ?? fallback, timeZone);

/**
 * What somebody changed in a form. A control that still shows what it showed is no change, so that a value keeps the very form in
 * which it was written. Pure.
 */
export function readFormChanges(
  controls: readonly LiveControl[],
  opened: OpenedValues,
  typed: (name: string) => string,
  timeZone: string,
): FormChanges {
  const changes: LiveFieldChange[] = [];
  const errors: Record<string, string> = {};
  for (const control of controls) {
    const was = opened[control.name];
    const text = typed(control.name).replaceAll('\r\n', '\n');
    if (text === shownText(control, was, timeZone).replaceAll('\r\n', '\n')) {
      continue;
    }
    const read = readControl(control.kind, text, timeZone);
    if (read.ok) {
      changes.push({ field: control.field, opened: was, value: read.value });
    } else {
      errors[control.name] = read.code;
    }
  }
  return { changes, errors };
}
