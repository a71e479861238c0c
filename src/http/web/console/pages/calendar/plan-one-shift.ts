import { post } from "../../../live/api.ts";
import type { StaffJson } from "../../../protocol.ts";
import { ask } from "../../../show/ask.tsx";
import { choiceField, lineField } from "../../../show/fields.ts";
import { say } from "../../../words/say.ts";
import { dayKey } from "../../../words/when.ts";

/** Asks for one shift of somebody on one date. A shift whose end is not after its start ends on the next day. */
export function planOneShift(staff: StaffJson["staff"], done: () => Promise<void>): void {
  ask(
    {
      form: "shift-new",
      title: say("calendar-plan-one"),
      intro: say("shift-intro"),
      fields: [
        choiceField({
          name: "account",
          label: say("calendar-person"),
          required: true,
          choices: staff.map(({ id, name }) => ({ value: id, label: name })),
        }),
        lineField({ name: "date", label: say("shift-date"), required: true, value: dayKey(new Date()), input: "date" }),
        lineField({ name: "from", label: say("shift-from"), required: true, value: "09:00", input: "time" }),
        lineField({ name: "to", label: say("shift-to"), required: true, value: "17:00", input: "time" }),
      ],
      submitLabel: say("shift-plan"),
    },
    async ({ account = "", date = "", from = "", to = "" }) => {
      const startsAt = new Date(`${date}T${from}`);
      const endsAt = new Date(`${date}T${to}`);
      if (endsAt <= startsAt) endsAt.setDate(endsAt.getDate() + 1);
      await post("/api/v1/shifts", {
        accountId: account,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      });
      await done();
    },
  );
}
