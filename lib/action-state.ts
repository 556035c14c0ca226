import type { ErrorKind } from './errors';

/** What a form's action answers: nothing yet, done, or what is wrong, in words for the person. */
export type ActionState<Value = undefined> =
  | { readonly status: 'idle' }
  | { readonly status: 'done'; readonly value: Value }
  | {
      readonly status: 'failed';
      readonly kind: ErrorKind | 'Internal';
      readonly code: string;
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
    };

/** What a form begins with. By itself, because forms in the browser take it: what runs actions reaches the server's log. */
export const idle = { status: 'idle' } as const;
