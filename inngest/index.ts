import { deliverWebhook } from './functions/deliver-webhook';
import { fanOutWebhooks } from './functions/fan-out-webhooks';
import { purgeWebhooks } from './functions/purge-webhooks';
import { raiseAlert } from './functions/raise-alert';

export { inngest } from './client';
export { surroundWorkflows } from './context';

/** Every function that runs here, by whichever engine. */
export const functions = [deliverWebhook, fanOutWebhooks, purgeWebhooks, raiseAlert];
