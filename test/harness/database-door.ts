import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A door in front of a database: while it is shut, whoever was inside is cut off and nobody gets in, as when the server restarts. */
export type DatabaseDoor = AsyncDisposable & {
  readonly url: string;
  shut(): void;
  open(): void;
};

/** Opens a door to the database of this address. */
export async function databaseDoor(url: string): Promise<DatabaseDoor> {
  const real = new URL(url);
  const sockets = new Set<Socket>();
  let isShut = false;
  const door = createServer((client) => {
    if (isShut) return void client.resetAndDestroy();
    const server = connect(Number(real.port), real.hostname);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(door, "listening");
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String((door.address() as AddressInfo).port);
  const cut = (): void => {
    for (const socket of [...sockets]) socket.destroy();
  };
  return {
    url: through.href,
    shut() {
      isShut = true;
      cut();
    },
    open() {
      isShut = false;
    },
    async [Symbol.asyncDispose]() {
      cut();
      door.close();
      await once(door, "close");
    },
  };
}
