export { signWebhook, type WebhookMessage } from './sign-webhook';
export { type ReceivedWebhook, verifyWebhook, type WebhookVerification } from './verify-webhook';
export { formatWebhookSecret, parseWebhookSecret } from './webhook-secret';
