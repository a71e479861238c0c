import { type ReadonlySignal, signal } from "@preact/signals";
import type { Card } from "../../../bots/card.ts";
import type { Form } from "../../../bots/form.ts";
import type { WebAct, WebSpot } from "../../../bots/web/wire.ts";
import type { AnswerJson, FileJson, ProblemJson } from "../protocol.ts";
import { toast } from "../show/toast.tsx";
import { say as words } from "../words/say.ts";
import { newId } from "./new-id.ts";
import {
  enqueue,
  keepOutbox,
  mark,
  type Outbox,
  restoreOutbox,
  revive,
  type SayAct,
  sameSpot,
  sendable,
  without,
} from "./outbox.ts";

/** A card that answers this person alone, shown where they acted and kept nowhere. */
export type Aside = {
  readonly key: string;
  readonly spot: WebSpot;
  readonly card: Card;
  readonly files: readonly FileJson[];
  readonly at: Date;
};

type Doing =
  | { readonly kind: "edit"; readonly message: string; readonly text: string }
  | { readonly kind: "delete"; readonly message: string }
  | { readonly kind: "react"; readonly message: string; readonly emoji: string; readonly added: boolean }
  | { readonly kind: "command"; readonly words: string }
  | { readonly kind: "press"; readonly action: string; readonly message: string | null }
  | { readonly kind: "arrive"; readonly payload: string };

export type Acts = {
  readonly outbox: ReadonlySignal<Outbox>;
  readonly asides: ReadonlySignal<readonly Aside[]>;
  /** The form that the desk asks to be filled in now. */
  readonly form: ReadonlySignal<{ readonly form: Form; readonly spot: WebSpot } | null>;
  /** Says something: it shows at once and is sent in order, again if need be. */
  say(spot: WebSpot, text: string, files: readonly FileJson[], replyTo: string | null): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Sends what waits: the connection is back. */
  resume(): void;
  /** Does anything else and shows the answer. Resolves with whether the desk took it. */
  act(spot: WebSpot, what: Doing): Promise<boolean>;
  /** Sends the open form with its uploads. Resolves with the problem that refused it, else null. */
  submit(fields: Readonly<Record<string, string>>, files: readonly string[]): Promise<ProblemJson | null>;
  /** Opens the form of an action and sends it at once, filled in; what it still lacks is asked. Resolves with whether the desk took it. */
  fill(
    spot: WebSpot,
    action: string,
    fields: Readonly<Record<string, string>>,
    files: readonly string[],
  ): Promise<boolean>;
  /** Closes this form, unless another has taken its place. */
  closeForm(shown: Form): void;
  dismiss(key: string): void;
};

const tonesOfToast = { plain: "plain", good: "plain", warn: "plain", danger: "danger" } as const;

/** On a ticket of the console what is done now and what comes next stands on its card anyway. */
function passesBy(spot: WebSpot, card: Card): boolean {
  if (card.tone === "warn" || card.tone === "danger") return false;
  if (spot.on === "desk" && card.tone === "good") return true;
  return [card.body, card.fields, card.files, card.buttons].every((part) => part.length === 0);
}

/**
 * All that a person does, in one place: what was said waits in the outbox until `settle` has seen it among what the desk shows; forms
 * and private cards that come as answers are put where the page draws them; a refusal is said in the desk's own words.
 */
export function createActs(options: {
  readonly accountId: string;
  readonly perform: (act: WebAct) => Promise<AnswerJson>;
  readonly settle: (act: SayAct) => Promise<void>;
  readonly storage: Storage;
}): Acts {
  const outbox = signal<Outbox>(restoreOutbox(options.storage, options.accountId));
  const asides = signal<readonly Aside[]>([]);
  const form = signal<{ readonly form: Form; readonly spot: WebSpot } | null>(null);
  outbox.subscribe((entries) => keepOutbox(options.storage, options.accountId, entries));

  /** Shows what the desk answered; gives back the problem when it was one. */
  const show = (spot: WebSpot, answer: AnswerJson): ProblemJson | null => {
    if (answer.kind === "form") form.value = { form: answer.form, spot };
    // A mere "done" passes by; what has more to read or to press stays.
    if (answer.kind === "card" && passesBy(spot, answer.card)) toast(answer.card.title, tonesOfToast[answer.card.tone]);
    else if (answer.kind === "card")
      // It takes the place of the answer before it, whose buttons are those of a state that is over.
      asides.value = [
        ...asides.value.filter((aside) => !sameSpot(aside.spot, spot)),
        { key: answer.clientId, spot, card: answer.card, files: answer.files, at: new Date() },
      ];
    return answer.kind === "problem" ? answer.problem : null;
  };

  const deliver = async (act: SayAct): Promise<void> => {
    try {
      const problem = show(act.spot, await options.perform(act));
      if (problem === null) {
        await options.settle(act);
        outbox.value = without(outbox.value, act.clientId);
      } else outbox.value = mark(outbox.value, act.clientId, "failed", problem.detail || problem.title);
    } catch {
      outbox.value = mark(outbox.value, act.clientId, "failed");
    }
    pump();
  };

  const pump = (): void => {
    for (const { act } of sendable(outbox.value)) {
      outbox.value = mark(outbox.value, act.clientId, "sending");
      // `deliver` answers for its own faults: they are shown on the message.
      deliver(act);
    }
  };

  /** Shows the answer to what was done; resolves with whether the desk took it. */
  const taken = async (spot: WebSpot, answered: Promise<AnswerJson>): Promise<boolean> => {
    try {
      const problem = show(spot, await answered);
      if (problem !== null) toast(problem.detail || problem.title, "danger");
      return problem === null;
    } catch {
      toast(words("unreachable"), "danger");
      return false;
    }
  };

  return {
    outbox,
    asides,
    form,
    say(spot, text, files, replyTo) {
      const act: SayAct = {
        kind: "say",
        clientId: newId(),
        spot,
        text,
        files: files.map((file) => file.fileId),
        replyTo,
      };
      outbox.value = enqueue(outbox.value, act, files, new Date().toISOString());
      pump();
    },
    retry(clientId) {
      outbox.value = mark(outbox.value, clientId, "waiting");
      pump();
    },
    discard(clientId) {
      outbox.value = without(outbox.value, clientId);
    },
    resume() {
      outbox.value = revive(outbox.value);
      pump();
    },
    act: (spot, what) => taken(spot, options.perform({ ...what, clientId: newId(), spot })),
    async fill(spot, action, fields, files) {
      const press = { kind: "press", action, message: null } as const;
      let asked = false;
      const sent = options.perform({ ...press, clientId: newId(), spot }).then((answer) => {
        if (answer.kind !== "form") return answer;
        asked = true;
        const { form: id } = answer.form;
        return options.perform({ kind: "submit", clientId: newId(), spot, form: id, fields, files });
      });
      return (await taken(spot, sent)) && asked;
    },
    async submit(fields, files) {
      const asked = form.value;
      if (asked === null) return null;
      const { spot } = asked;
      const sent = files.length === 0 ? {} : { files };
      const { form: id } = asked.form;
      const answer = await options.perform({ kind: "submit", clientId: newId(), spot, form: id, fields, ...sent });
      // The next form of a chain takes the place of this one, so this one must not close it.
      form.value = answer.kind === "problem" ? asked : null;
      return show(spot, answer);
    },
    closeForm(shown) {
      if (form.value?.form === shown) form.value = null;
    },
    dismiss(key) {
      asides.value = asides.value.filter((aside) => aside.key !== key);
    },
  };
}
