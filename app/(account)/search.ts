import { safeReturnPath } from '@/lib/requests';

export interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The parameters of an account page's address: only single ones count, and the way back is always a path of this site. */
export async function readSearch({ searchParams }: PageProps) {
  const all = await searchParams;
  const one = (name: string) => {
    const value = all[name];
    return typeof value === 'string' ? value : '';
  };
  return { one, returnPath: safeReturnPath(one('callbackUrl')) };
}
