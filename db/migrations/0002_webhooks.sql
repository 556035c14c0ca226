CREATE TABLE `webhook_deliveries` (
	`message_id` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`number` int NOT NULL,
	`work` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`started_at` datetime(3) NOT NULL,
	`duration_ms` int NOT NULL,
	`request_headers` mediumtext NOT NULL,
	`failures_in_row` int NOT NULL,
	`response_status` int,
	`response_body` text,
	`error` varchar(500),
	CONSTRAINT `webhook_deliveries_message_id_number_pk` PRIMARY KEY(`message_id`,`number`),
	CONSTRAINT `webhook_deliveries_work_uq` UNIQUE(`message_id`,`work`)
);
--> statement-breakpoint
CREATE TABLE `webhook_endpoints` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`scope` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`url` varchar(2000) NOT NULL,
	`events` mediumtext NOT NULL,
	`secret` varchar(255) NOT NULL,
	`previous_secret` varchar(255),
	`previous_secret_until` datetime(3),
	`failures_in_row` int NOT NULL DEFAULT 0,
	`last_failure_at` datetime(3),
	`last_error` varchar(500),
	`noticed_at` datetime(3),
	`disabled_at` datetime(3),
	`disabled_reason` varchar(16) character set utf8mb4 collate utf8mb4_bin,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `webhook_endpoints_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `webhook_messages` (
	`id` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`endpoint_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`event_id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`type` varchar(100) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`body` text NOT NULL,
	`status` varchar(12) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`round` int NOT NULL DEFAULT 1,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `webhook_messages_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `workflow_steps` MODIFY COLUMN `result` mediumtext;--> statement-breakpoint
CREATE INDEX `webhook_endpoints_scope_ix` ON `webhook_endpoints` (`scope`);--> statement-breakpoint
CREATE INDEX `webhook_messages_endpoint_ix` ON `webhook_messages` (`endpoint_id`,`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `webhook_messages_created_ix` ON `webhook_messages` (`created_at`);