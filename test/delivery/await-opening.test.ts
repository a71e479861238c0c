import { expect, test } from "vitest";
import { makeAwaitOpening } from "../../src/core/delivery/await-opening.ts";
import { addTicketPlace, updatePlace } from "../../src/core/store/places.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { testDesk, testPeople } from "../harness/desk.ts";

test("words typed in a line that is just being opened wait until it is known whose line it is", async () => {
  await using t = await testDesk();
  const people = await testPeople(t.desk, "strict");
  const { customer, technician } = people;
  const { ticketId } = await t.desk.transact((work) =>
    openTicket(work, customer, {
      openerId: customer.accountId,
      description: "It does not heat",
      title: null,
      equipmentId: people.equipmentId,
      siteId: null,
      urgency: null,
      category: null,
      surfacePlaceId: null,
      said: [],
    }),
  );
  const line = await t.desk.transact((work) =>
    addTicketPlace(work, {
      kind: "line",
      conversationId: ticketId,
      platform: "strict",
      workspace: "",
      channel: null,
      thread: null,
      accountId: technician.accountId,
      state: "opening",
    }),
  );
  const event = {
    place: { platform: "strict", workspace: "", channel: "dm-jo", thread: "t1" },
    from: { platform: "strict", workspace: "", user: "user-Jo" },
  };
  let settled = false;
  const awaitOpening = makeAwaitOpening(t.desk);
  const waiting = awaitOpening(event).then(() => {
    settled = true;
  });
  // Somebody else is not kept waiting by it.
  await awaitOpening({ ...event, from: { ...event.from, user: "user-Kim" } });
  expect(settled).toBe(false);
  await t.desk.transact((work) => updatePlace(work, line?.id ?? "", { channel: "dm-jo", thread: "t1", state: "open" }));
  await waiting;
  expect(settled).toBe(true);

  // From now on it is known, and nobody waits there again: not even while another is opened for them.
  await t.desk.transact((work) => updatePlace(work, line?.id ?? "", { channel: null, thread: null, state: "opening" }));
  await awaitOpening(event);
});
