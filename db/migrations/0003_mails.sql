CREATE TABLE `mail_opt_outs` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `mail_opt_outs_user_id_kind_pk` PRIMARY KEY(`user_id`,`kind`)
);
--> statement-breakpoint
CREATE TABLE `mail_suppressions` (
	`address_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`reason` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `mail_suppressions_address_hash` PRIMARY KEY(`address_hash`)
);
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`mail_key` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`letter` mediumtext NOT NULL,
	`status` varchar(12) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`reason` varchar(300),
	`tries` int NOT NULL DEFAULT 0,
	`taken_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	`ended_at` datetime(3),
	CONSTRAINT `mails_id` PRIMARY KEY(`id`),
	CONSTRAINT `mails_key_uq` UNIQUE(`mail_key`)
);
--> statement-breakpoint
CREATE INDEX `mails_status_ix` ON `mails` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_user_ix` ON `mails` (`user_id`);