import type { ErasureSummary } from "../../../core/domain/erasure.ts";
import { signOut } from "../session.ts";
import { PageFrame } from "../show/page-frame.tsx";
import { PressButton } from "../show/press-button.tsx";
import { locale, say } from "../words/say.ts";
import { platformNames } from "./platform-names.ts";

/** What was erased, and truthfully what was not. With it this browser forgets too, and is signed out. */
export function ErasedPage({ summary }: { readonly summary: ErasureSummary }) {
  const leave = async (): Promise<void> => {
    localStorage.clear();
    await signOut();
  };
  return (
    <PageFrame title={say("erased-title")} narrow>
      <section class="tile" role="status">
        {linesOf(summary).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div class="row-deeds">
          <PressButton label={say("erased-leave")} style="primary" run={leave} />
        </div>
      </section>
    </PageFrame>
  );
}

function linesOf(summary: ErasureSummary): readonly string[] {
  const { messagesErased: messages, filesErased: files, ticketsBlanked: tickets } = summary;
  const kept = summary.signaturesKept + summary.reportsKept;
  const { copiesAskedBack: copies, originalsOnPlatforms: originals } = summary;
  return [
    say("erased-gone", { messages, files, tickets }),
    ...(copies > 0 ? [say("erased-copies", { count: copies })] : []),
    ...(originals > 0
      ? [say("erased-originals", { count: originals, platforms: platformNames(summary.originalsOn, locale.value) })]
      : []),
    ...(kept > 0 ? [say("erased-kept", { count: kept, year: summary.keptUntil?.slice(0, 4) ?? "?" })] : []),
    say("erased-later"),
  ];
}
