import { useEffect } from "preact/hooks";
import en from "../../../copy/en/search.ftl";
import es from "../../../copy/es/search.ftl";
import pt from "../../../copy/pt/search.ftl";
import { usePages } from "../../../live/use-pages.ts";
import { Icon, type IconName } from "../../../show/icon.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { SearchField } from "../../../show/search-field.tsx";
import { locale, say, teach } from "../../../words/say.ts";
import { shortTime } from "../../../words/when.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";

teach({ en, es, pt });

type Found = {
  readonly kind: "ticket" | "message" | "report" | "equipment" | "person";
  readonly id: string;
  readonly ticketNumber: number | null;
  readonly title: string;
  readonly highlights: readonly { readonly text: string; readonly hit: boolean }[];
  readonly at: string;
};
const icons: Readonly<Record<Found["kind"], IconName>> = {
  ticket: "list",
  message: "chat",
  report: "file",
  equipment: "tool",
  person: "person",
};

/** Everything that has the words of the address: tickets, talk, reports, equipment, people. Misspelt words find too. */
export function SearchPage({ id }: PageProps) {
  const words = id ?? "";
  useEffect(() => {
    document.querySelector<HTMLElement>(".page input[type=search]")?.focus();
  }, []);
  return (
    <PageFrame title={say("page-search")} lede={say("search-lede")}>
      <search class="filters">
        <SearchField
          label={say("search-words")}
          value={words}
          onSearch={(next) => {
            // In place, so that going back leads to where one came from.
            location.replace(consoleHref.page("search", next === "" ? null : next));
          }}
        />
      </search>
      {words === "" ? (
        <Nothing icon="search" title={say("search-begin")} text={say("search-begin-text")} />
      ) : (
        <Results words={words} />
      )}
    </PageFrame>
  );
}

function Results({ words }: { readonly words: string }) {
  const pages = usePages<Found>("/api/v1/search", { q: words });
  const { value: items } = pages.items;
  return (
    <>
      <p class="quiet small" role="status">
        {pages.state.value === "loading" && say("loading")}
        {pages.state.value === "ready" &&
          say(pages.hasMore.value ? "search-count-more" : "search-count", { count: items.length })}
      </p>
      {pages.state.value === "failed" && (
        <div class="banner danger" role="alert">
          <Icon name="alert" />
          <span>{pages.fault.value}</span>
          <PressButton label={say("retry")} run={pages.reload} />
        </div>
      )}
      {pages.state.value === "ready" && items.length === 0 && (
        <Nothing icon="search" title={say("search-none")} text={say("search-none-text")} />
      )}
      <ul class="found">
        {items.map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            <a href={hrefOf(one)}>
              <Icon name={icons[one.kind]} />
              <span class="what">
                <strong>
                  {one.ticketNumber !== null && <span class="tabular">#{one.ticketNumber} </span>}
                  <bdi>{one.title}</bdi>
                </strong>
                <span class="second" dir="auto">
                  {one.highlights.map(({ text, hit }, at) =>
                    hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
                  )}
                </span>
              </span>
              <span class="quiet small">
                {say(`search-${one.kind}`)} · {shortTime(new Date(one.at), new Date(), locale.value)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {pages.hasMore.value && (
        <div class="more">
          <PressButton label={say("show-more")} run={pages.more} />
        </div>
      )}
    </>
  );
}

function hrefOf({ kind, id, ticketNumber }: Found): string {
  if (ticketNumber !== null) return consoleHref.ticket(ticketNumber);
  return consoleHref.page(kind === "person" ? "people" : "equipment", id);
}
