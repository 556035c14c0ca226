import { FormAnswer } from '@/components/ui/form/form-answer';
import { ConflictChoices } from './conflict-choices';
import type { SettingsState } from './settings-state';

/** What the last sending of settings came to: what others changed meanwhile, to be chosen from, or a sentence. */
export function SettingsAnswer({
  state: { conflicts, round, status, message },
}: {
  readonly state: Pick<SettingsState, 'conflicts' | 'round' | 'message'> & { readonly status: string };
}) {
  return conflicts.length > 0 ? (
    <div data-answer="" tabIndex={-1}>
      <ConflictChoices key={round} conflicts={conflicts} />
    </div>
  ) : (
    <FormAnswer isGood={status === 'saved'}>{message}</FormAnswer>
  );
}
