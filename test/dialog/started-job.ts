import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import type { Chat } from "./dialog-harness.ts";

/** A ticket that Jo has begun to work on, as it comes to be by everybody's own commands. */
export async function startedJob(chat: Chat): Promise<TicketView> {
  const { admin, technician, customer } = chat.people;
  const ticket = await chat.open(customer, chat.private(customer, `c-${chat.t.desk.newId()}`));
  await chat.command(admin, chat.private(admin), `desk assign ${ticket.number} Jo`);
  await chat.command(technician, chat.private(technician), `ticket accept ${ticket.number}`);
  await chat.command(technician, chat.private(technician), `ticket start ${ticket.number}`);
  return chat.view(ticket.id);
}
