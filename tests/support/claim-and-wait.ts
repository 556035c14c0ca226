/** Claims the folder named by its argument, says `mine` or `held`, and waits to be killed. */
import { claimFolder } from '@/engines/process/claim-folder';

const claim = claimFolder(process.argv[2] ?? '');
process.stdout.write('heldBy' in claim ? 'held\n' : 'mine\n');
setInterval(() => {}, 60_000);
