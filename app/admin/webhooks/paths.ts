export const webhooksPath = '/admin/webhooks';
export const newWebhookPath = `${webhooksPath}/new`;
export const webhookPath = (id: string) => `${webhooksPath}/${id}`;
