import { raiseAlert } from './functions/raise-alert';

export { inngest } from './client';
export { surroundWorkflows } from './context';

/** Every function that runs here, by whichever engine. */
export const functions = [raiseAlert];
