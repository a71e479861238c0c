import type { PostLetter } from "../core/delivery/send-mails.ts";

/** Milliseconds that a mail server may take to answer, each time. */
const patienceMs = 20_000;

/**
 * Mail by a server at `smtp://user:password@host:port` (STARTTLS where it is offered) or `smtps://…`. Mail comes from `?from=…`, else from
 * the user if that is an address, else from fixline@host. The library is loaded when the first mail is sent: a desk without mail never has it.
 */
export function openMailer(smtpUrl: string): PostLetter {
  const url = new URL(smtpUrl);
  const user = decodeURIComponent(url.username);
  const from = url.searchParams.get("from") ?? (user.includes("@") ? user : `fixline@${url.hostname}`);
  const secure = url.protocol === "smtps:";
  return async (letter) => {
    const { createTransport } = await import("nodemailer");
    const transport = createTransport({
      host: url.hostname,
      port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
      secure,
      ...(user === "" ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      // A letter is text of ours: nothing in it may make the client read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({ from, ...letter, headers: { "Auto-Submitted": "auto-generated" } });
    } finally {
      transport.close();
    }
  };
}
