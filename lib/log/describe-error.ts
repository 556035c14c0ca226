import { LecternError } from '@/lib/errors';
import { scrubText } from './scrub-text';

/** An error as it stands in the log. */
export interface DescribedError {
  readonly name: string;
  /** The stable code of the family, of a driver or of the system. */
  readonly code?: string;
  /** Absent where the sentence is for a person: it may name one. */
  readonly message?: string;
  /** Places only, from the outside in; the text above them in a stack is the message again. */
  readonly stack?: readonly string[];
  readonly cause?: DescribedError;
}

const deepestCause = 5;
const framesKept = 12;

/**
 * Describes an error and its causes without anything personal: values that were bound to a statement are cut off, what a database, a mail
 * server or a parser quotes is blanked, and `scrubText` takes addresses and tokens out of the rest.
 */
export function describeError(error: unknown, withPlaces = true, depth = 0): DescribedError {
  if (!(error instanceof Error)) {
    // Whatever it is may hold anything.
    return {
      name: typeof error === 'string' ? 'Text' : 'NotAnError',
      ...(typeof error === 'string' && { message: scrubText(error) }),
    };
  }
  const message = messageOf(error);
  const code = codeOf(error);
  const stack = withPlaces ? framesOf(error) : [];
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(message && { message }),
    ...(stack.length > 0 && { stack }),
    ...(error.cause !== undefined &&
      depth < deepestCause && { cause: describeError(error.cause, withPlaces, depth + 1) }),
  };
}

function codeOf(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? scrubText(String(code)) : undefined;
}

/** Errors of parsers, databases and mail servers repeat what they were given, between quotation marks. */
const quotesItsInput = (error: Error) =>
  error instanceof SyntaxError ||
  ['sqlMessage', 'errno', 'response', 'responseCode', 'rejected', 'errorResponse', 'issues', 'input'].some(
    (key) => key in error,
  );

function messageOf(error: Error): string {
  if (error instanceof LecternError) {
    return '';
  }
  const [statement = ''] = error.message.split(/\n\s*params:/);
  return scrubText(quotesItsInput(error) ? statement.replace(/(["'`“]).*["'`”]/gs, '[quoted]') : statement);
}

/** Where it happened: the lines of the stack that name a place. */
function framesOf(error: Error): readonly string[] {
  const lines = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*(?:\(.+\)|:\d+:\d+|<anonymous>)$/.test(line));
  return lines.slice(0, framesKept).map((line) => line.trim().slice(3));
}
