import { render } from "preact";
import "../style/chat-page.css";
import { loadSession, session } from "../session.ts";
import { applyTheme } from "../show/theme.ts";
import { ToastPlace } from "../show/toast.tsx";
import { UnreachablePage } from "../show/unreachable-page.tsx";
import { language } from "../words/say.ts";
import { ChatApp } from "./chat-app.tsx";
import { MakerApp } from "./maker-app.tsx";
import { followAddress } from "./route.ts";
import { Welcome } from "./welcome.tsx";

function Page() {
  const now = session.value;
  return (
    <>
      {now === null ? null : now.account === null ? (
        <Welcome session={now} />
      ) : now.account.role === "manufacturer" ? (
        <MakerApp key={now.account.id} session={now} account={now.account} />
      ) : (
        <ChatApp key={now.account.id} session={now} account={now.account} />
      )}
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
