import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBreakingChanges } from './find-breaking-changes';

const folder = join(import.meta.dirname, 'migrations');

it.each(readdirSync(folder).filter((name) => name.endsWith('.sql')))(
  '%s leaves the version before it at work',
  (name) => {
    expect(findBreakingChanges(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
  },
);

describe('a migration while the version before it serves', () => {
  it.each([
    'DROP TABLE `users`;',
    'RENAME TABLE `users` TO `people`;',
    'ALTER TABLE `users` RENAME `people`;',
    'ALTER TABLE `users` RENAME TO `people`;',
    'ALTER TABLE `users` DROP COLUMN `name`;',
    'ALTER TABLE `users` RENAME COLUMN `name` TO `title`;',
    'ALTER TABLE `users` CHANGE `name` `title` varchar(9);',
    'ALTER TABLE `users` ADD `age` int NOT NULL;',
    'ALTER TABLE `users` MODIFY COLUMN `name` varchar(9) NOT NULL;',
    'ALTER TABLE `users` ADD CONSTRAINT `u` UNIQUE(`name`);',
    'ALTER TABLE `users` DROP PRIMARY KEY;',
    'CREATE UNIQUE INDEX `u` ON `users` (`name`);',
    'DELETE FROM `users`;',
    'CREATE TABLE `a` (`b` int);--> statement-breakpoint\nALTER TABLE `users` DROP COLUMN `name`;',
  ])('does not %s', (sql) => {
    expect(findBreakingChanges(sql)).toHaveLength(1);
  });

  it.each([
    'ALTER TABLE `users` ADD `age` int;',
    'ALTER TABLE `users` ADD `age` int DEFAULT 0 NOT NULL;',
    'CREATE INDEX `users_name_ix` ON `users` (`name`);',
    'ALTER TABLE `users` DROP INDEX `users_name_ix`;',
    'DROP INDEX `users_name_ix` ON `users`;',
    'CREATE TABLE `a` (`b` int NOT NULL);--> statement-breakpoint\nCREATE UNIQUE INDEX `u` ON `a` (`b`);',
    '-- contract: nothing has read it since 0.4\nALTER TABLE `users` DROP COLUMN `name`;',
  ])('does %s', (sql) => {
    expect(findBreakingChanges(sql)).toEqual([]);
  });
});
