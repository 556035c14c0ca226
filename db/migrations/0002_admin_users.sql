CREATE TABLE `retired_users` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`retired_at` datetime(3) NOT NULL,
	CONSTRAINT `retired_users_user_id` PRIMARY KEY(`user_id`)
);
--> statement-breakpoint
CREATE INDEX `users_name_ix` ON `users` (`name`);