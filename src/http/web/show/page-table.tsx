import type { ComponentChildren } from "preact";
import type { Pages } from "../live/use-pages.ts";
import { say } from "../words/say.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { Icon } from "./icon.tsx";
import { PressButton } from "./press-button.tsx";

/** A list of the server as a table with a button for the next page; `empty` stands where nothing fits. */
export function PageTable<T extends { readonly id: string }>({
  pages,
  label,
  columns,
  empty,
}: {
  readonly pages: Pages<T>;
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly empty: ComponentChildren;
}) {
  const items = pages.items.value;
  const state = pages.state.value;
  return (
    <>
      {state === "failed" && (
        <div class="banner danger" role="alert">
          <Icon name="alert" />
          <span>{pages.fault.value}</span>
          <PressButton label={say("retry")} run={pages.reload} />
        </div>
      )}
      {state === "loading" && (
        <p class="quiet" role="status">
          {say("loading")}
        </p>
      )}
      {state === "ready" && items.length === 0 && empty}
      {items.length > 0 && <DataTable label={label} columns={columns} rows={items} keyOf={({ id }) => id} />}
      {pages.hasMore.value && (
        <div class="more">
          <PressButton label={say("show-more")} run={pages.more} />
        </div>
      )}
    </>
  );
}
