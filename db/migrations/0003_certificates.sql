CREATE TABLE `certificate_allow_list` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`note` varchar(1000) NOT NULL,
	`added_by` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`added_at` datetime(3) NOT NULL,
	CONSTRAINT `certificate_allow_list_user_id_course_key_pk` PRIMARY KEY(`user_id`,`course_key`)
);
--> statement-breakpoint
CREATE TABLE `certificate_index` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`serial` int NOT NULL,
	`status_list` int NOT NULL,
	`status_index` int NOT NULL,
	`revoked_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `certificate_index_id` PRIMARY KEY(`id`),
	CONSTRAINT `certificate_index_learner_uq` UNIQUE(`user_id`,`course_key`,`serial`),
	CONSTRAINT `certificate_index_status_uq` UNIQUE(`status_list`,`status_index`)
);
--> statement-breakpoint
CREATE TABLE `certificates` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`status` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`mode` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`serial` int NOT NULL,
	`issue` int NOT NULL,
	`learner_name` varchar(255) NOT NULL,
	`percent` double,
	`revision` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`root` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`available_at` datetime(3),
	`issued_at` datetime(3),
	`revoked_at` datetime(3),
	`revocation_reason` varchar(1000),
	`told_issue` int NOT NULL,
	`version` int NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `certificates_user_id_course_key_pk` PRIMARY KEY(`user_id`,`course_key`)
);
--> statement-breakpoint
CREATE INDEX `certificate_allow_list_course_ix` ON `certificate_allow_list` (`course_key`);--> statement-breakpoint
CREATE INDEX `certificate_index_revoked_ix` ON `certificate_index` (`status_list`,`revoked_at`);--> statement-breakpoint
CREATE INDEX `certificates_due_ix` ON `certificates` (`status`,`available_at`);--> statement-breakpoint
CREATE INDEX `certificates_course_ix` ON `certificates` (`course_key`,`status`,`user_id`);