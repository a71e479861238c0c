import { render } from "preact";
import "../style/console-page.css";
import { isStaff } from "../../../core/domain/roles.ts";
import { loadSession, session } from "../session.ts";
import { AskPlace } from "../show/ask.tsx";
import { applyTheme } from "../show/theme.ts";
import { ToastPlace } from "../show/toast.tsx";
import { UnreachablePage } from "../show/unreachable-page.tsx";
import { language, say } from "../words/say.ts";
import { ConsoleApp } from "./console-app.tsx";
import { followAddress } from "./route.ts";

function Page() {
  const now = session.value;
  if (now === null) return null;
  if (now.account === null || !isStaff(now.account.role))
    return (
      <main class="blank">
        <h1>{say("staff-only-page")}</h1>
        <a class="button primary" href={now.account === null ? "/sign-in" : "/"}>
          {say(now.account === null ? "sign-in" : "to-chat")}
        </a>
      </main>
    );
  return (
    <>
      <ConsoleApp key={now.account.id} session={now} account={now.account} />
      <AskPlace />
      <ToastPlace />
    </>
  );
}

async function start(): Promise<void> {
  const root = document.getElementById("app");
  if (root === null) throw new Error("the page has no #app");
  document.documentElement.lang = language.value;
  applyTheme();
  followAddress();
  try {
    await loadSession();
    render(<Page />, root);
  } catch {
    render(<UnreachablePage retry={start} />, root);
  }
}

start();
