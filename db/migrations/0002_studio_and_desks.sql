CREATE TABLE `retired_users` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`retired_at` datetime(3) NOT NULL,
	CONSTRAINT `retired_users_user_id` PRIMARY KEY(`user_id`)
);
--> statement-breakpoint
CREATE TABLE `video_watches` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seconds` double NOT NULL,
	`parts` bigint unsigned NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `video_watches_user_id_course_key_block_day_pk` PRIMARY KEY(`user_id`,`course_key`,`block`,`day`)
);
--> statement-breakpoint
CREATE TABLE `rollup_retention` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`learners` int NOT NULL,
	`parts` mediumtext NOT NULL,
	CONSTRAINT `rollup_retention_course_key_block_pk` PRIMARY KEY(`course_key`,`block`)
);
--> statement-breakpoint
CREATE TABLE `rollup_videos` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seconds` double NOT NULL,
	`learners` int NOT NULL,
	CONSTRAINT `rollup_videos_course_key_day_block_pk` PRIMARY KEY(`course_key`,`day`,`block`)
);
--> statement-breakpoint
ALTER TABLE `webhook_endpoints` ADD `failing_since` datetime(3);--> statement-breakpoint
CREATE INDEX `video_watches_course_ix` ON `video_watches` (`course_key`,`day`);--> statement-breakpoint
CREATE INDEX `video_watches_updated_ix` ON `video_watches` (`updated_at`);--> statement-breakpoint
CREATE INDEX `users_name_ix` ON `users` (`name`);