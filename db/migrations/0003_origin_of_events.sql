ALTER TABLE `learner_outbox` ADD `origin` mediumtext;--> statement-breakpoint
ALTER TABLE `site_outbox` ADD `origin` mediumtext;