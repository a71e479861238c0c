import decodeQR from "qr/decode.js";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { nowhere, restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people, app, keyOf } = world.server;
afterAll(() => world[Symbol.asyncDispose]());

const modelId = async () => (await ask(people.admin, "GET", "/models?q=x200")).body.items[0].id as string;
const tokenOf = async (id: string) =>
  String((await world.server.t.db.sql`select qr_token from equipment where id = ${id}::uuid`)[0]?.qr_token);

test("a unit is made, changed, moved, retired and restored by staff", async () => {
  const given = {
    label: "Oven line 3",
    modelId: await modelId(),
    organisationId: people.organisationId,
    siteId: people.siteId,
    serialNumber: "SN-3",
    impact: "site",
    installedOn: "2024-02-29",
    warrantyUntil: null,
  };
  const made = await ask(people.technician, "POST", "/equipment", given);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ label: "Oven line 3", installedOn: "2024-02-29", site: { name: "Main street" } });
  expect(made.body).not.toHaveProperty("qrToken");
  const path = `/equipment/${made.body.id}`;
  const read = await ask(people.customer, "GET", path);
  expect(read.body).toEqual(made.body);
  expect((await ask(people.technician, "POST", "/equipment", given)).body.code).toBe("record.name_taken");
  const match = { "if-match": String(read.headers.etag) };
  const moved = await ask(people.technician, "PATCH", path, { organisationId: people.stranger.organisationId }, match);
  expect(moved.body).toMatchObject({ organisation: { name: "Mill Verde" }, site: null });
  expect((await ask(people.technician, "PATCH", path, { label: "X" }, match)).status).toBe(412);
  expect((await ask(people.customer, "GET", path)).body.code).toBe("equipment.unknown");
  expect((await ask(people.technician, "DELETE", path)).status).toBe(204);
  const ids = async (query: string) =>
    (await ask(people.stranger, "GET", `/equipment?${query}`)).body.items.map(({ id }: { id: string }) => id);
  expect(await ids("")).toEqual([]);
  expect(await ids("retired=true")).toEqual([made.body.id]);
  expect((await ask(people.technician, "PATCH", path, { retired: false })).body.retiredAt).toBeNull();
  expect(await ids("q=oven%203")).toEqual([made.body.id]);
});

test("customers see what they own, and change none of it", async () => {
  const list = await ask(people.customer, "GET", "/equipment");
  expect(list.body.items.map(({ label }: { label: string }) => label)).toEqual(["Oven line 2"]);
  expect((await ask(people.stranger, "GET", `/equipment?organisation=${people.organisationId}`)).body.items).toEqual(
    [],
  );
  for (const path of ["", "/tickets", "/code.svg", "/code.png"]) {
    const hidden = await ask(people.stranger, "GET", `/equipment/${people.equipmentId}${path}`);
    expect([hidden.status, hidden.body.code], path).toEqual([404, "equipment.unknown"]);
  }
  for (const [method, path, body] of [
    ["POST", "/equipment", { label: "X", modelId: nowhere, organisationId: people.organisationId }],
    ["PATCH", `/equipment/${people.equipmentId}`, { label: "X" }],
    ["DELETE", `/equipment/${people.equipmentId}`, undefined],
    ["POST", `/equipment/${people.equipmentId}/renew-code`, undefined],
  ] as const) {
    expect((await ask(people.customer, method, path, body)).body.code, `${method} ${path}`).toBe("action.forbidden");
  }
});

test("a unit's history holds the tickets that the reader may see", async () => {
  for (const description of ["trips", "is cold"]) {
    await ask(people.customer, "POST", "/tickets", { description, equipmentId: people.equipmentId });
  }
  const path = `/equipment/${people.equipmentId}/tickets`;
  const first = (await ask(people.customer, "GET", `${path}?limit=1`)).body;
  const second = (await ask(people.customer, "GET", `${path}?limit=1&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...second.items].map(({ description }) => description)).toEqual(["is cold", "trips"]);
  expect(second.nextCursor).toBeNull();
  expect((await ask(people.technician, "GET", path)).body.items).toHaveLength(2);
});

test("the code on a unit opens the desk with its token, and says its model to strangers", async () => {
  const key = await keyOf(people.customer, ["read"]);
  const url = `/api/v1/equipment/${people.equipmentId}/code.png`;
  const picture = await app.inject({ url, headers: { authorization: `Bearer ${key}`, host: "desk.example" } });
  expect(picture.headers["content-type"]).toBe("image/png");
  const { data, info } = await sharp(picture.rawPayload).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const token = await tokenOf(people.equipmentId);
  expect(decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })).toBe(
    `http://desk.example/?unit=${token}`,
  );
  const svg = await ask(people.customer, "GET", `/equipment/${people.equipmentId}/code.svg`);
  expect([svg.headers["content-type"], String(svg.body).slice(0, 4)]).toEqual(["image/svg+xml; charset=utf-8", "<svg"]);
  const scan = `/equipment/scan/${encodeURIComponent(token)}`;
  const model = { manufacturer: "Hornova", model: "X200", category: "oven" };
  expect((await ask(people.stranger, "GET", scan)).body).toEqual({ model, equipmentId: null });
  expect((await ask(people.customer, "GET", scan)).body).toEqual({ model, equipmentId: people.equipmentId });
  expect((await ask(people.technician, "POST", `/equipment/${people.equipmentId}/renew-code`)).status).toBe(204);
  expect((await ask(people.customer, "GET", scan)).body.code).toBe("equipment.unknown");
});

test("a unit is claimed by its code, but not from an organisation that has people", async () => {
  const seller = (await ask(people.admin, "POST", "/organisations", { name: "Seller" })).body.id;
  const made = await ask(people.admin, "POST", "/equipment", {
    label: "New oven",
    modelId: await modelId(),
    organisationId: seller,
  });
  const token = await tokenOf(made.body.id);
  const mine = await ask(people.customer, "POST", "/equipment/claim", { token });
  expect(mine.body).toMatchObject({ id: made.body.id, organisation: { id: people.organisationId } });
  expect((await ask(people.customer, "POST", "/equipment/claim", { token })).status).toBe(200);
  const taken = await ask(people.stranger, "POST", "/equipment/claim", { token });
  expect([taken.status, taken.body.code]).toEqual([409, "equipment.owned"]);
  const forOther = { token, organisationId: people.organisationId };
  expect((await ask(people.stranger, "POST", "/equipment/claim", forOther)).body.code).toBe("organisation.unknown");
  const byStaff = { token, organisationId: people.stranger.organisationId };
  expect((await ask(people.technician, "POST", "/equipment/claim", { token })).body.code).toBe("organisation.unknown");
  expect((await ask(people.technician, "POST", "/equipment/claim", byStaff)).body.organisation.name).toBe("Mill Verde");
  expect((await ask(people.customer, "POST", "/equipment/claim", { token: "nonsense" })).body.code).toBe(
    "equipment.unknown",
  );
});

test("bad input is refused", async () => {
  const full = { label: "X", modelId: await modelId(), organisationId: people.organisationId };
  for (const [body, code] of [
    [{ ...full, modelId: nowhere }, "record.unknown"],
    [{ ...full, organisationId: nowhere }, "organisation.unknown"],
    [{ ...full, organisationId: people.stranger.organisationId, siteId: people.siteId }, "record.unknown"],
    [{ ...full, installedOn: "2025-02-29" }, "field.not_a_choice"],
    [{ ...full, installedOn: "yesterday" }, "request.invalid"],
    [{ ...full, impact: "world" }, "request.invalid"],
    [{ ...full, label: "\u200d" }, "field.missing"],
    [{ ...full, qrToken: "mine" }, "request.invalid"],
  ] as const) {
    expect((await ask(people.admin, "POST", "/equipment", body)).body.code, JSON.stringify(body)).toBe(code);
  }
});
