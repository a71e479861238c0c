import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Icon } from "../show/icon.tsx";
import { PressButton } from "../show/press-button.tsx";
import { say } from "../words/say.ts";
import { loadedPage, loadPage } from "./load-page.ts";
import type { PageName } from "./page-list.ts";
import type { PageProps } from "./page-props.ts";

/** A page of the list: says that it is on its way, and offers to try again where its script could not be had. */
export function LazyPage({ name, ...props }: PageProps & { readonly name: PageName }) {
  const state = useSignal<"loading" | "ready" | "unreachable">(loadedPage(name) === undefined ? "loading" : "ready");
  const load = async (): Promise<void> => {
    try {
      await loadPage(name);
      state.value = "ready";
    } catch {
      state.value = "unreachable";
    }
  };
  useEffect(() => {
    load();
  }, [name]);
  const Page = loadedPage(name);
  if (state.value === "unreachable")
    return (
      <section class="blank">
        <Icon name="alert" />
        <p role="alert">{say("unreachable")}</p>
        <PressButton label={say("retry")} run={load} />
      </section>
    );
  if (Page === undefined)
    return (
      <section class="blank">
        <p role="status">{say("loading")}</p>
      </section>
    );
  return <Page {...props} />;
}
