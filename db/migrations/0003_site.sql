CREATE TABLE `site_settings` (
	`setting_key` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`value` mediumtext NOT NULL,
	`rev` int NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `site_settings_setting_key` PRIMARY KEY(`setting_key`)
);
--> statement-breakpoint
ALTER TABLE `users` ADD `terms_version` varchar(40) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `learner_outbox` ADD `origin` mediumtext;--> statement-breakpoint
ALTER TABLE `site_outbox` ADD `origin` mediumtext;