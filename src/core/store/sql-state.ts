/** The SQLSTATE of a database error, whichever layer wrapped it; null for other errors. */
export function sqlState(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}

/** Whether the error says that a unique constraint was there first. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === "23505";
}

/** Whether the error says that a row names another that is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
  return sqlState(error) === "23503";
}
