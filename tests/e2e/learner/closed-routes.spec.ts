import { expect, test } from '../support/test';

test('nobody outside can have a function run: the embedded engine leaves no door', async ({ request }) => {
  for (const method of ['GET', 'POST', 'PUT'] as const) {
    const response = await request.fetch('/api/inngest?fnId=lectern-raise-alert&stepId=step', { method, data: {} });
    expect(response.status()).toBe(404);
  }
  const health = await (await request.get('/api/health')).json();
  const engine = process.env.LECTERN_TEST_RUNTIME === 'edge' ? 'worker' : 'embedded';
  expect(health.workflows).toEqual({ engine });
});
