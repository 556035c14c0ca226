import { z } from 'zod';

export interface AdminPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** What the address of a page of the administration may say of what was just done. */
const outcome = z.object({
  notice: z
    .string()
    .regex(/^[a-z-]{1,40}$/i)
    .optional()
    .catch(undefined),
  error: z
    .string()
    .regex(/^[a-z.-]{1,60}$/)
    .optional()
    .catch(undefined),
});
export type AdminSearch = z.output<typeof outcome>;

/** Reads an address by `schema`, and what was just done with it. Fields that make no sense should `catch(undefined)`. */
export async function readSearch<Schema extends z.ZodObject>(
  { searchParams }: AdminPageProps,
  schema: Schema,
): Promise<z.output<Schema> & AdminSearch> {
  const asked = await searchParams;
  return { ...schema.parse(asked), ...outcome.parse(asked) };
}

/** A text of an address; one that is too long, or given twice, is passed over. */
export const searchText = (max = 254) => z.string().trim().max(max).default('').catch('');

/** The address of a page with those parameters that say something. */
export function withSearch(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value) {
      query.set(name, value);
    }
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
