import { listRetired } from '@/lib/accounts';
import { printLine } from '../show/print';
import { withContext } from '../with-context';

/** `lectern users retired`. */
export async function runListRetired(): Promise<void> {
  for (const userId of await withContext(({ ctx }) => listRetired(ctx))) {
    await printLine(userId);
  }
}
