import { type LiveControl, type LiveCourse, type OpenedValues, readLiveField, shownText } from '@/lib/courses';

/** What the controls of a form show of a course, and what they are opened with. */
export interface OpenedForm {
  /** JSON, for the form to send back. */
  readonly opened: string;
  readonly values: OpenedValues;
  shown(name: string): string;
}

/** The values of a form's fields in what is live. */
export function openForm(live: LiveCourse, controls: readonly LiveControl[], timeZone: string): OpenedForm {
  const values: OpenedValues = Object.fromEntries(
    controls.map(({ name, field }) => [name, readLiveField(live, field)]),
  );
  const byName = new Map(controls.map((control) => [control.name, control]));
  return {
    opened: JSON.stringify(values),
    values,
    shown(name) {
      const control = byName.get(name);
      return control ? shownText(control, values[name], timeZone) : '';
    },
  };
}
