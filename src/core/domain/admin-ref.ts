/**
 * A login that is an admin's from its first contact (FIXLINE_ADMINS). `workspace` null means any: right only where the platform gives
 * one user the same id everywhere (Discord, Telegram); for Slack the bot's own team is filled in before it comes here.
 */
export type AdminRef = { readonly platform: string; readonly workspace: string | null; readonly user: string };

/** Whether the login is one of those named as admins. */
export function isNamedAdmin(
  admins: readonly AdminRef[],
  login: { readonly platform: string; readonly workspace: string; readonly user: string },
): boolean {
  return admins.some(
    (admin) =>
      admin.platform === login.platform &&
      admin.user === login.user &&
      (admin.workspace === null || admin.workspace === login.workspace),
  );
}
