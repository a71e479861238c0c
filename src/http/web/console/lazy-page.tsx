import { LoadLater } from "../show/load-later.tsx";
import type { PageName } from "./page-list.ts";
import { pageParts } from "./page-parts.ts";
import type { PageProps } from "./page-props.ts";

/** A page of the list, fetched when it is first opened. */
export function LazyPage({ name, ...given }: PageProps & { readonly name: PageName }) {
  return <LoadLater part={pageParts[name]} given={given} />;
}
