export const webhooksPath = '/admin/webhooks';
export const webhookPath = (id: string) => `${webhooksPath}/${id}`;
