import { isStaff, type Role } from "./roles.ts";

/** The page that somebody of this role comes to when they sign in. */
export function homeOf(role: Role): "/" | "/console" | "/dashboards/" {
  if (role === "manufacturer") return "/dashboards/";
  return isStaff(role) ? "/console" : "/";
}
