import { expect, test } from "vitest";
import { makeIdPool } from "./id-pool.ts";

test("gives back what it was given, in every way of writing", () => {
  const ids = [
    "0190a3b2-7c4d-7e5f-8a1b-2c3d4e5f6071",
    "",
    "row-17",
    "Zürich № 5",
    "0190A3B2-7C4D-7E5F-8A1B-2C3D4E5F6071",
  ];
  const many = Array.from({ length: 2_000 }, (_, at) => `${ids[at % ids.length]}${at % 7 === 0 ? at : ""}`);
  const pool = makeIdPool();
  for (const id of many) pool.push(id);
  expect(many.map((_, at) => pool.at(at))).toEqual(many);
});
