// The process of the website. What reads TypeScript is needed for its start alone, and would cost a little of every request.
import { register } from 'tsx/esm/api';

const unregister = register();
await import('./serve.ts');
await unregister();
