import { customType } from 'drizzle-orm/mysql-core';

/**
 * Column builders that hold on MySQL 8/9, Vitess (PlanetScale) and MariaDB alike, through mysql2 and the PlanetScale driver.
 * Both servers compare text without regard to case by default, so keys name their collation.
 */

/** A case-significant key of at most `length` ASCII characters: ids, hashes, course keys, block ids. */
export const keyText = customType<{ data: string; config: { length: number } }>({
  dataType: (config) => `varchar(${config?.length ?? 255}) character set utf8mb4 collate utf8mb4_bin`,
});

/** JSON as text: MySQL's JSON type re-orders keys and normalises numbers, and the drivers disagree on parsing it. */
export const jsonText = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'mediumtext',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
});

/** An instant in UTC with milliseconds. The drivers return text or a Date; both become a Date. */
export const instant = customType<{ data: Date; driverData: string | Date }>({
  dataType: () => 'datetime(3)',
  toDriver: (value) => value.toISOString().slice(0, 23).replace('T', ' '),
  fromDriver: (value) => (value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`)),
});

/** Points earned or possible, and other real numbers. One driver returns a number, the other may return text. */
export const real = customType<{ data: number; driverData: number | string }>({
  dataType: () => 'double',
  fromDriver: (value) => Number(value),
});

/** A yes or no, stored as 0 or 1. */
export const yesNo = customType<{ data: boolean; driverData: number | string | boolean }>({
  dataType: () => 'tinyint(1)',
  toDriver: (value) => (value ? 1 : 0),
  fromDriver: (value) => value === true || Number(value) === 1,
});
