/** What was typed for a new endpoint; nothing where an endpoint is there already. */
export interface TypedWebhook {
  readonly url?: string;
  readonly scope?: string;
  readonly events?: readonly string[];
}

/** What the action of a form that makes a secret answers, in the reader's words. */
export type SecretState = { readonly typed: TypedWebhook; readonly round: number } & (
  | { readonly status: 'idle' }
  | { readonly status: 'made'; readonly secret: string; readonly href: string }
  | {
      readonly status: 'failed';
      readonly message: string;
      /** Which field it is about. */
      readonly field: 'url' | 'scope' | 'events' | null;
    }
);

export type SecretAction = (before: SecretState, form: FormData) => Promise<SecretState>;

export const noSecret: SecretState = { status: 'idle', typed: {}, round: 0 };
