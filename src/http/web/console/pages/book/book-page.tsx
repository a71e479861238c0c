import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { type ActionVerb, actionId } from "../../../../../bots/dialog/action-id.ts";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import { Icon } from "../../../show/icon.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";
import { shortIdOf } from "../../short-id.ts";
import { ArticleSheet, FixSheet } from "./book-sheets.tsx";
import { type BookStore, createBookStore } from "./book-store.ts";

const shelves = ["fixes", "articles"] as const;
type Shelf = (typeof shelves)[number];

/** What the buttons of this page do: the same presses as on a card in the chat, about a row by its id. */
export type PressOn = (verb: ActionVerb, id: string | null) => Promise<void>;

/** Fixes and articles: a list with search left, the one that is looked at right. Changes are the chat's own forms. */
export function BookPage({ acts, account }: PageProps) {
  const writes = mayAtDesk(account.role, "fix.write");
  const store = useMemo(() => createBookStore(writes), [writes]);
  const shelf = useSignal<Shelf>("fixes");
  // Whatever was answered or sent may have changed what is shown.
  const asked = acts.form.value;
  const answers = acts.asides.value.length;
  useEffect(() => {
    store.reload().catch(() => undefined);
  }, [store, asked === null, answers]);
  const press: PressOn = async (verb, id) => {
    const action = actionId(verb, null, 0, id === null ? null : shortIdOf(id));
    await acts.act({ on: "chat", thread: null }, { kind: "press", action, message: null });
    await store.reload();
  };
  const { value: fix } = store.fix;
  const { value: article } = store.article;
  const chosen = (shelf.value === "fixes" ? fix : article)?.title;
  return (
    <section class="book" aria-label={say("book")}>
      <h1 class="unseen">{say("book")}</h1>
      <div class="book-side">
        <fieldset class="segments">
          <legend class="unseen">{say("book")}</legend>
          {shelves.map((one) => (
            <button key={one} type="button" aria-pressed={shelf.value === one} onClick={() => (shelf.value = one)}>
              {say(one === "fixes" ? "book" : "articles")}
            </button>
          ))}
        </fieldset>
        <BookSearch store={store} />
        {store.state.value === "loading" && <p role="status">{say("loading")}</p>}
        {store.state.value === "unreachable" && (
          <p role="alert">
            {say("unreachable")} <PressButton label={say("retry")} run={store.reload} />
          </p>
        )}
        {shelf.value === "fixes" ? (
          <FixList store={store} press={press} />
        ) : (
          <ArticleList store={store} press={press} writes={writes} />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard */}
      <section class="book-sheet" aria-live="polite" aria-label={chosen ?? say("book-choose")} tabIndex={0}>
        {shelf.value === "fixes" && fix !== null && <FixSheet fix={fix} press={press} writes={writes} />}
        {shelf.value === "articles" && article !== null && (
          <ArticleSheet article={article} press={press} writes={writes} />
        )}
        {chosen === undefined && (
          <div class="blank">
            <Icon name="tool" />
            <p>{say("book-choose")}</p>
          </div>
        )}
      </section>
    </section>
  );
}

function BookSearch({ store }: { readonly store: BookStore }) {
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  return (
    <search>
      <label>
        <span class="unseen">{say("book-search")}</span>
        <input
          class="input"
          type="search"
          maxLength={200}
          placeholder={say("book-search")}
          onInput={(event) => {
            const words = event.currentTarget.value;
            clearTimeout(later.current);
            later.current = setTimeout(() => store.search(words), 200);
          }}
        />
      </label>
    </search>
  );
}

function FixList({ store, press }: { readonly store: BookStore; readonly press: PressOn }) {
  const chosen = store.fix.value?.id;
  return (
    <>
      {store.proposals.value.length > 0 && (
        <section class="book-decide">
          <h2>{say("fix-to-decide")}</h2>
          <ul>
            {store.proposals.value.map(({ id, title, intoTitle, likeness }) => (
              <li key={id}>
                <p dir="auto">{say("fix-may-be", { title, into: intoTitle, percent: Math.round(likeness * 100) })}</p>
                <PressButton label={say("fix-approve")} style="primary" run={() => press("fix-approve", id)} />
                <PressButton label={say("fix-decline")} run={() => press("fix-decline", id)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul class="book-rows">
        {store.fixes.value.map(({ id, title, used }) => (
          <li key={id}>
            <button type="button" aria-pressed={chosen === id} onClick={() => store.choose("fix", id)}>
              <bdi>{title}</bdi>
              <span class="quiet small">{say("fix-used", { count: used })}</span>
            </button>
          </li>
        ))}
      </ul>
      {store.state.value === "ready" && store.fixes.value.length === 0 && <p class="quiet">{say("book-none")}</p>}
    </>
  );
}

function ArticleList({
  store,
  press,
  writes,
}: {
  readonly store: BookStore;
  readonly press: PressOn;
  readonly writes: boolean;
}) {
  const chosen = store.article.value?.id;
  return (
    <>
      {writes && <PressButton label={say("article-new")} style="primary" run={() => press("article-write", null)} />}
      <ul class="book-rows">
        {store.articles.value.map(({ id, title, state, language }) => (
          <li key={id}>
            <button type="button" aria-pressed={chosen === id} onClick={() => store.choose("article", id)}>
              <bdi>{title}</bdi>
              <span class="quiet small">
                {say(`article-${state}`)} · {language}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {store.state.value === "ready" && store.articles.value.length === 0 && <p class="quiet">{say("book-none")}</p>}
    </>
  );
}
