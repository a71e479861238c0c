import type { WebPerson } from "../../bots/web/parse.ts";
import { bulkInsert } from "../../core/store/bulk-insert.ts";
import type { Desk } from "../../core/store/work.ts";

/** The people of one lane of the replay: rows of a lane follow each other, lanes run beside each other. */
export type ReplayLane = { readonly customer: WebPerson; readonly technician: WebPerson; readonly admin: WebPerson };

/** Makes a customer with an organisation and a technician for each lane, and an admin a lane: real accounts of the desk. */
export async function makeReplayWorkspace(desk: Desk, lanes: number): Promise<readonly ReplayLane[]> {
  return desk.transact(async (work) => {
    const at = work.now.toISOString();
    const run = work.newId().slice(-6);
    const person = (name: string): WebPerson => ({ accountId: work.newId(), name: `${name} ${run}`, language: "en" });
    const made = Array.from({ length: lanes }, (_, lane) => ({
      organisationId: work.newId(),
      customer: person(`Customer ${lane + 1}`),
      technician: person(`Technician ${lane + 1}`),
      admin: person(`Admin ${lane + 1}`),
    }));
    await bulkInsert(
      work,
      "organisations",
      made.map(({ organisationId, customer }) => ({
        id: organisationId,
        name: customer.name,
        members_see_each_other: true,
        demo: false,
        created_at: at,
      })),
    );
    const account = {
      skills: [],
      presence: "online",
      guest: false,
      pin_wrong_tries: 0,
      active: true,
      language: "en",
      created_at: at,
    };
    const accounts = made.flatMap(({ organisationId, customer, technician, admin }) => [
      {
        ...account,
        id: customer.accountId,
        name: customer.name,
        role: "customer",
        organisation_id: organisationId,
        may_sign: true,
      },
      {
        ...account,
        id: technician.accountId,
        name: technician.name,
        role: "technician",
        organisation_id: null,
        may_sign: false,
      },
      { ...account, id: admin.accountId, name: admin.name, role: "admin", organisation_id: null, may_sign: false },
    ]);
    await bulkInsert(work, "accounts", accounts);
    await bulkInsert(
      work,
      "identities",
      accounts.map(({ id, name }) => ({
        id: work.newId(),
        account_id: id,
        platform: "web",
        workspace: "",
        user_id: id,
        display_name: name,
        last_seen_at: at,
        reachable: true,
        created_at: at,
      })),
    );
    return made.map(({ customer, technician, admin }) => ({ customer, technician, admin }));
  });
}
