import { post, put } from "../live/api.ts";
import { attempt } from "../live/attempt.ts";
import { signOut } from "../session.ts";
import { ask, confirmed } from "../show/ask.tsx";
import { lineField, pinField, textOf } from "../show/fields.ts";
import { PressButton } from "../show/press-button.tsx";
import { toast } from "../show/toast.tsx";
import { say } from "../words/say.ts";

const pinDigits = 6;

/** Password, PIN, and the end of every sign-in. Who signs no reports has no PIN. */
export function OwnSecrets({ signs }: { readonly signs: boolean }) {
  const title = say(signs ? "account-secrets" : "account-secrets-maker");
  return (
    <section class="tile" aria-label={title}>
      <h2>{title}</h2>
      <p class="quiet">{say(signs ? "account-secrets-text" : "account-secrets-maker-text")}</p>
      <div class="row-deeds">
        <PressButton label={say("account-password")} run={async () => changePassword()} />
        {signs && <PressButton label={say("account-pin")} run={async () => choosePin()} />}
        <PressButton label={say("account-everywhere")} style="danger" run={signOutEverywhere} />
      </div>
    </section>
  );
}

function changePassword(): void {
  ask(
    {
      form: "own-password",
      title: say("account-password"),
      intro: say("account-password-intro"),
      fields: [
        lineField({
          name: "current",
          label: say("account-password-now"),
          required: true,
          maxLength: 256,
          input: "current-password",
        }),
        lineField({
          name: "next",
          label: say("forgot-password"),
          hint: say("password-hint"),
          required: true,
          maxLength: 256,
          input: "new-password",
        }),
      ],
      submitLabel: say("save"),
    },
    async ({ current = "", next = "" }) => {
      await post("/api/v1/auth/password", { current, next });
      toast(say("account-password-done"));
    },
  );
}

function choosePin(): void {
  ask(
    {
      form: "own-pin",
      title: say("account-pin"),
      intro: say("account-pin-intro"),
      fields: [
        pinField({
          name: "current",
          label: say("account-pin-now"),
          hint: say("account-pin-now-hint"),
          digits: pinDigits,
        }),
        pinField({ name: "pin", label: say("account-pin-new"), required: true, digits: pinDigits }),
        pinField({ name: "again", label: say("account-pin-again"), required: true, digits: pinDigits }),
      ],
      submitLabel: say("save"),
    },
    async (fields) => {
      const current = textOf(fields, "current");
      const { pin = "", again = "" } = fields;
      await put("/api/v1/accounts/me/pin", { pin, again, ...(current === null ? {} : { current }) });
      toast(say("account-pin-done"));
    },
  );
}

async function signOutEverywhere(): Promise<void> {
  const sure = {
    title: say("account-everywhere-sure"),
    text: say("account-everywhere-text"),
    label: say("account-everywhere"),
  };
  if (!(await confirmed(sure))) return;
  await attempt(async () => {
    await post("/api/v1/auth/sign-out-everywhere", {});
    await signOut();
  });
}
