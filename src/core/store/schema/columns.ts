import { customType, timestamp, uuid } from "../orm.ts";

/** An instant in UTC, read as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
/** The primary key of nearly every table: a UUIDv7 made by the desk. */
export const id = () => uuid("id").primaryKey();
/** Raw bytes (hashes, salts). */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
/** A half-open range of instants, as Postgres writes it. */
export const instantRange = customType<{ data: string; driverData: string }>({ dataType: () => "tstzrange" });
