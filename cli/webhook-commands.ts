import type { Command } from 'commander';

/** `lectern webhook …`: what other systems are told. */
export function addWebhookCommands(program: Command): void {
  const webhook = program.command('webhook').description('what other systems are told; events: docs/webhooks.md');
  webhook
    .command('add')
    .description('have an address told of events; prints its id and, this once, its secret')
    .argument('<url>')
    .requiredOption('--events <names>', 'with commas between them')
    .option('--course <course-key>', 'only of this course run')
    .option('--org <short-name>', 'only of courses of this organisation')
    .option('--json', 'print {id, secret} as JSON')
    .action(async (url: string, options) =>
      (await import('./commands/webhooks/add-webhook')).runAddWebhook(url, options),
    );
  webhook
    .command('list')
    .description('list the webhooks of this site')
    .option('--json', 'print the result as JSON')
    .action(async (options) => (await import('./commands/webhooks/list-webhooks')).runListWebhooks(options));
  webhook
    .command('messages')
    .description('list the newest messages for a webhook, and how each delivery went')
    .argument('<id>', 'whe_…')
    .option('--json', 'print the result as JSON')
    .action(async (id: string, options) =>
      (await import('./commands/webhooks/list-webhook-messages')).runListWebhookMessages(id, options),
    );
  webhook
    .command('test')
    .description('send a webhook.test')
    .argument('<id>', 'whe_…')
    .option('--json', 'print {messageId} as JSON')
    .action(async (id: string, options) =>
      (await import('./commands/webhooks/test-webhook')).runTestWebhook(id, options),
    );
  webhook
    .command('redeliver')
    .description('send a message again, or all of a webhook, or all since a time')
    .argument('[id]', 'msg_… or whe_…')
    .option('--since <time>', 'what was written since then, such as 2026-11-26T09:00:00Z')
    .option('--json', 'print {redelivered} as JSON')
    .action(async (id: string | undefined, options) =>
      (await import('./commands/webhooks/redeliver-webhooks')).runRedeliverWebhooks(id, options),
    );
  webhook
    .command('rotate')
    .description('give a webhook a new secret; the old one signs as well for 24 hours')
    .argument('<id>', 'whe_…')
    .option('--json', 'print {id, secret, previousUntil} as JSON')
    .action(async (id: string, options) =>
      (await import('./commands/webhooks/rotate-webhook')).runRotateWebhook(id, options),
    );
  webhook
    .command('pause')
    .description('have a webhook told of nothing until it is enabled again')
    .argument('<id>', 'whe_…')
    .action(async (id: string) => (await import('./commands/webhooks/pause-webhook')).runPauseWebhook(id));
  webhook
    .command('enable')
    .description('enable a webhook again that was disabled or paused, and send what was held for it')
    .argument('<id>', 'whe_…')
    .action(async (id: string) => (await import('./commands/webhooks/enable-webhook')).runEnableWebhook(id));
  webhook
    .command('remove')
    .description('remove a webhook')
    .argument('<id>', 'whe_…')
    .action(async (id: string) => (await import('./commands/webhooks/remove-webhook')).runRemoveWebhook(id));
}
