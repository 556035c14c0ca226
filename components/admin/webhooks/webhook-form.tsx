'use client';

import { useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-notes';
import { FormAnswer } from '@/components/ui/form/form-answer';
import { Options } from '@/components/ui/form/options';
import { useSentForm } from '@/components/ui/form/use-sent-form';
import { Input, Select } from '@/components/ui/input';
import { MadeSecret } from './made-secret';
import { noSecret, type SecretAction } from './secret-state';

export interface WebhookScopes {
  readonly organizations: readonly { readonly value: string; readonly label: string }[];
  readonly courses: readonly { readonly value: string; readonly label: string }[];
}

export interface WebhookEvent {
  readonly name: string;
  readonly label: string;
  /** Only endpoints of the whole site can be told of it. */
  readonly isOfSite: boolean;
}

/** Adds an endpoint: where, of what, and which events. Works without script; the secret stands in its place once it is made. */
export function WebhookForm({
  action,
  scopes,
  events,
}: {
  readonly action: SecretAction;
  readonly scopes: WebhookScopes;
  readonly events: readonly WebhookEvent[];
}) {
  const t = useTranslations('adminWebhookForm');
  const { state, form, button } = useSentForm(action, noSecret);
  const { typed, round } = state;
  const fault = (field: string) => (state.status === 'failed' && state.field === field ? state.message : undefined);
  if (state.status === 'made') {
    return (
      <div className="grid justify-items-start gap-5">
        <div className="w-full">
          <MadeSecret secret={state.secret} />
        </div>
        <LinkButton href={state.href}>{t('made.open')}</LinkButton>
      </div>
    );
  }
  return (
    <form {...form} className="grid max-w-measure grid-cols-1 gap-6">
      {state.status === 'failed' && state.field === null ? (
        <FormAnswer isGood={false}>{state.message}</FormAnswer>
      ) : null}
      <Field id="url" label={t('new.url')} hint={t('new.urlHint')} error={fault('url')} required>
        {(control) => <Input {...control} name="url" type="url" dir="ltr" defaultValue={typed.url} />}
      </Field>
      <Field id="scope" label={t('new.scope')} hint={t('new.scopeHint')} error={fault('scope')} required>
        {(control) => (
          // A select takes a new default only when it is made anew.
          <Select key={round} {...control} name="scope" defaultValue={typed.scope ?? '*'}>
            <option value="*">{t('new.site')}</option>
            {(['organizations', 'courses'] as const).map((kind) =>
              scopes[kind].length > 0 ? (
                <optgroup key={kind} label={t(`new.${kind}`)}>
                  <Options options={scopes[kind]} />
                </optgroup>
              ) : null,
            )}
          </Select>
        )}
      </Field>
      <fieldset
        aria-describedby={fault('events') ? 'events-error' : undefined}
        data-answer={fault('events') ? '' : undefined}
        tabIndex={-1}
      >
        <legend className="mb-2 text-sm font-semibold">{t('new.events')}</legend>
        <div key={round} className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {events.map(({ name, label, isOfSite }) => (
            <label key={name} className="flex min-h-11 items-start gap-2.5 py-1 text-sm">
              <input
                type="checkbox"
                name="events"
                value={name}
                defaultChecked={typed.events?.includes(name)}
                className="mt-0.5 size-[1.15rem] shrink-0 accent-accent"
              />
              <span>
                {label}
                <span className="block text-xs text-ink-3">
                  <code>{name}</code>
                  {isOfSite ? `, ${t('new.siteOnly')}` : null}
                </span>
              </span>
            </label>
          ))}
        </div>
        {fault('events') ? <FieldError id="events-error">{fault('events')}</FieldError> : null}
      </fieldset>
      <div>
        <Button type="submit" {...button}>
          {t('new.submit')}
        </Button>
      </div>
    </form>
  );
}
