/** The segments of a course's addresses as Next.js hands them over: still percent-encoded. */
export interface CourseParams {
  readonly params: Promise<{ readonly courseKey: string }>;
}
export interface UnitParams {
  readonly params: Promise<{ readonly courseKey: string; readonly block: string }>;
}
export interface SlugParams {
  readonly params: Promise<{ readonly courseKey: string; readonly slug: string }>;
}

/** Decodes every segment; one that is not well-formed stays as it is and names nothing. */
export async function decoded<P extends Record<string, string>>(params: Promise<P>): Promise<P> {
  const entries = Object.entries(await params).map(([name, value]) => [name, decode(value)]);
  // The keys are those of P, only their text has changed.
  return Object.fromEntries(entries) as P;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
