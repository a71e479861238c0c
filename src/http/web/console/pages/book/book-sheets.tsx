import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";
import type { PressOn } from "./book-page.tsx";
import type { ArticleRow, FixEntryJson } from "./book-store.ts";

/** One fix: how people call it, what was merged into it, and what an engineer may do about it. */
export function FixSheet({
  fix,
  press,
  writes,
}: {
  readonly fix: FixEntryJson;
  readonly press: PressOn;
  readonly writes: boolean;
}) {
  const canSplit = fix.wordings.some(({ own }) => !own);
  return (
    <>
      <h2 dir="auto">{fix.title}</h2>
      <p class="quiet">{say("fix-used", { count: fix.used })}</p>
      {writes && (
        <div class="book-buttons">
          <PressButton label={say("fix-merge")} run={() => press("fix-merge", fix.id)} />
          {canSplit && <PressButton label={say("fix-split")} run={() => press("fix-split", fix.id)} />}
          <PressButton label={say("fix-rename")} run={() => press("fix-rename", fix.id)} />
          <PressButton label={say("fix-article")} run={() => press("fix-article", fix.id)} />
        </div>
      )}
      <h3>{say("fix-wordings")}</h3>
      <ul class="book-words">
        {fix.wordings.map(({ words, times }) => (
          <li key={words}>
            <bdi>{words}</bdi> <span class="quiet small tabular">{times}</span>
          </li>
        ))}
      </ul>
      {fix.mergedFrom.length > 0 && (
        <>
          <h3>{say("fix-merged-from")}</h3>
          <ul class="book-words">
            {fix.mergedFrom.map(({ id, title }) => (
              <li key={id}>
                {writes ? (
                  <PressButton label={say("fix-take-out", { title })} run={() => press("fix-restore", id)} />
                ) : (
                  <bdi>{title}</bdi>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** One article as its readers see it, and what an engineer may do about it. */
export function ArticleSheet({
  article,
  press,
  writes,
}: {
  readonly article: ArticleRow;
  readonly press: PressOn;
  readonly writes: boolean;
}) {
  return (
    <>
      <h2 dir="auto">{article.title}</h2>
      <p class="quiet">
        {say(`article-${article.state}`)} · {article.language}
      </p>
      {writes && (
        <div class="book-buttons">
          {article.state === "draft" && (
            <PressButton
              label={say("article-publish")}
              style="primary"
              run={() => press("article-publish", article.id)}
            />
          )}
          <PressButton label={say("article-change")} run={() => press("article-write", article.id)} />
          {article.state !== "retired" && (
            <PressButton label={say("article-retire")} run={() => press("article-retire", article.id)} />
          )}
        </div>
      )}
      <p class="book-text" dir="auto" lang={article.language}>
        {article.text}
      </p>
    </>
  );
}
