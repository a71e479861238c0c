import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { estimateTravel } from "../domain/dispatch/travel.ts";
import { estimatedTravel, googleTravel } from "./google-travel.ts";

const maps = "https://maps.example.test";
const routes = "https://routes.example.test";
const key = "AIza-not-a-real-key";
const porto = { latitude: 41.15, longitude: -8.61 };
const braga = { latitude: 41.55, longitude: -8.42 };

let waits: number[] = [];
let clock = 0;
const travel = () =>
  googleTravel({
    key,
    mapsUrl: maps,
    routesUrl: routes,
    timeoutMs: 200,
    now: () => new Date(clock),
    wait: async (ms) => void waits.push(ms),
  });

beforeEach(() => {
  nock.disableNetConnect();
  waits = [];
  clock = 1_000_000;
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

/** As the documentation of the Distance Matrix service shows an answer. */
const matrixAnswer = (...elements: readonly object[]) => ({
  destination_addresses: ["Braga, Portugal"],
  origin_addresses: elements.map(() => "Porto, Portugal"),
  rows: elements.map((element) => ({ elements: [element] })),
  status: "OK",
});
const reached = (metres: number, seconds: number) => ({
  distance: { text: "", value: metres },
  duration: { text: "", value: seconds },
  status: "OK",
});
const denied = {
  destination_addresses: [],
  error_message:
    "You're calling a legacy API, which is not enabled for your project. To get newer features and more functionality, switch to the Places API (New) or Routes API.",
  origin_addresses: [],
  rows: [],
  status: "REQUEST_DENIED",
};
const legacyMatrix = () => nock(maps).get("/maps/api/distancematrix/json").query(true);
const routesMatrix = () => nock(routes).post("/distanceMatrix/v2:computeRouteMatrix");
const google = (metres: number, minutes: number) => ({ travel: { metres, minutes, source: "google" }, note: null });
const estimate = (note: string, from = porto) => ({ travel: estimateTravel(from, braga), note });

test("the ways of several people in one request, each answered by itself", async () => {
  nock(maps)
    .get("/maps/api/distancematrix/json")
    .query(
      ({ origins, destinations, key: given }) =>
        origins === "41.15,-8.61|41.55,-8.42" && destinations === "41.55,-8.42" && given === key,
    )
    .reply(200, matrixAnswer(reached(55_312, 2_531), { status: "ZERO_RESULTS" }));
  expect(await travel().waysTo([porto, braga], braga)).toEqual([google(55_312, 42), estimate("no_route", braga)]);
});

test("a key that the legacy services are closed to is answered by the Routes API, and they are not asked again that day", async () => {
  const service = travel();
  legacyMatrix().reply(200, denied);
  const rows = [
    {
      originIndex: 0,
      destinationIndex: 0,
      status: {},
      distanceMeters: 55_312,
      duration: "2531s",
      condition: "ROUTE_EXISTS",
    },
  ];
  nock(routes, {
    reqheaders: {
      "x-goog-api-key": key,
      "x-goog-fieldmask": "originIndex,destinationIndex,status,condition,distanceMeters,duration",
    },
  })
    .post("/distanceMatrix/v2:computeRouteMatrix", {
      origins: [{ waypoint: { location: { latLng: porto } } }],
      destinations: [{ waypoint: { location: { latLng: braga } } }],
      travelMode: "DRIVE",
    })
    .reply(200, rows);
  expect(await service.waysTo([porto], braga)).toEqual([google(55_312, 42)]);
  routesMatrix().reply(200, [{ status: { code: 5 }, condition: "ROUTE_NOT_FOUND" }]);
  expect(await service.waysTo([porto], braga)).toEqual([estimate("no_route")]);
  // The same place: what is 0 is left out of the answer.
  routesMatrix().reply(200, [{ destinationIndex: 0, status: {}, duration: "0s", condition: "ROUTE_EXISTS" }]);
  expect(await service.waysTo([braga], braga)).toEqual([google(0, 0)]);
  nock(routes)
    .post("/directions/v2:computeRoutes")
    .reply(200, { routes: [{ distanceMeters: 55_000, duration: "2400s" }] });
  expect(await service.route(porto, braga)).toEqual(google(55_000, 40));
  nock(routes).post("/directions/v2:computeRoutes").reply(200, {});
  expect(await service.route(porto, braga)).toEqual(estimate("no_route"));
  clock += 86_400_001;
  legacyMatrix().reply(200, matrixAnswer(reached(56_000, 2_400)));
  expect(await service.waysTo([porto], braga)).toEqual([google(56_000, 40)]);
});

test("refused by both: an estimate that says so, and nobody is asked again that day", async () => {
  const service = travel();
  legacyMatrix().reply(200, denied);
  routesMatrix().reply(403, {
    error: { code: 403, message: `Requests with key ${key} are blocked.`, status: "PERMISSION_DENIED" },
  });
  expect(await service.waysTo([porto], braga)).toEqual([estimate("refused")]);
  expect(await service.waysTo([porto], braga)).toEqual([estimate("refused")]);
});

test.each([
  ["OVER_QUERY_LIMIT", () => legacyMatrix().reply(200, { ...denied, status: "OVER_QUERY_LIMIT" })],
  ["429", () => legacyMatrix().reply(429, "slow down")],
])("a spent quota (%s) gives an estimate with a note, and rests for a minute", async (_name, answer) => {
  const service = travel();
  answer();
  expect(await service.waysTo([porto], braga)).toEqual([estimate("quota")]);
  expect(await service.waysTo([porto], braga)).toEqual([estimate("quota")]);
  clock += 60_001;
  legacyMatrix().reply(200, matrixAnswer(reached(55_312, 2_531)));
  expect(await service.waysTo([porto], braga)).toEqual([google(55_312, 42)]);
  expect(waits).toEqual([]);
});

test("what cannot be reached is tried three times, with pauses that double", async () => {
  legacyMatrix().reply(503, "try later");
  legacyMatrix().replyWithError({ code: "ECONNRESET" });
  legacyMatrix().reply(200, matrixAnswer(reached(55_312, 2_531)));
  expect(await travel().waysTo([porto], braga)).toEqual([google(55_312, 42)]);
  expect(waits).toEqual([500, 1000]);
  legacyMatrix()
    .times(3)
    .reply(200, { ...denied, status: "UNKNOWN_ERROR" });
  expect(await travel().waysTo([porto], braga)).toEqual([estimate("unreachable")]);
});

test("a map that does not answer in time is not waited for", async () => {
  legacyMatrix()
    .times(3)
    .delay(2_000)
    .reply(200, matrixAnswer(reached(55_312, 2_531)));
  expect(await travel().waysTo([porto], braga)).toEqual([estimate("unreachable")]);
  nock.abortPendingRequests();
});

test.each([
  ["no rows", { status: "OK" }],
  ["a status nobody knows", { status: "FINE", rows: [] }],
  ["text", "<html>hello</html>"],
  ["null", null],
  ["words for numbers", matrixAnswer({ status: "OK", distance: { value: "far" }, duration: { value: "long" } })],
  ["below zero", matrixAnswer(reached(-1, 10))],
  ["shorter than the straight line", matrixAnswer(reached(10_000, 600))],
  ["around the world", matrixAnswer(reached(4e10, 600))],
])("nonsense is not believed: %s", async (_name, body) => {
  legacyMatrix().reply(200, body as nock.Body, { "content-type": "application/json" });
  expect(await travel().waysTo([porto], braga)).toEqual([estimate("nonsense")]);
});

test("nonsense of the Routes API is not believed either", async () => {
  for (const body of ["{", "{}", "[]", '[{"duration":"soon","distanceMeters":60000}]', "[null]"]) {
    legacyMatrix().reply(200, denied);
    routesMatrix().reply(200, body, { "content-type": "application/json" });
    expect(await travel().waysTo([porto], braga)).toEqual([estimate("nonsense")]);
  }
});

test("the way that somebody is sent on", async () => {
  const route = () =>
    nock(maps).get("/maps/api/directions/json").query({ origin: "41.15,-8.61", destination: "41.55,-8.42", key });
  route().reply(200, { status: "OK", routes: [{ legs: [reached(55_312, 2_531)] }] });
  expect(await travel().route(porto, braga)).toEqual(google(55_312, 42));
  route().reply(200, { status: "ZERO_RESULTS", routes: [] });
  expect(await travel().route(porto, braga)).toEqual(estimate("no_route"));
});

test("an address is found, or it is said that nobody knows", async () => {
  const geocode = (address: string) => nock(maps).get("/maps/api/geocode/json").query({ address, key });
  const location = { lat: 41.15, lng: -8.61 };
  geocode("1 Main street & co").reply(200, {
    status: "OK",
    results: [{ geometry: { location, location_type: "ROOFTOP" } }],
  });
  expect(await travel().geocode("1 Main street & co")).toEqual(porto);
  geocode("Nowhere").reply(200, { status: "ZERO_RESULTS", results: [] });
  expect(await travel().geocode("Nowhere")).toBeNull();
  geocode("Odd").reply(200, { status: "OK", results: [{ geometry: { location: { lat: 0, lng: 0 } } }] });
  expect(await travel().geocode("Odd")).toBeNull();
  geocode("Denied").reply(200, { status: "REQUEST_DENIED", results: [] });
  expect(await travel().geocode("Denied")).toBeNull();
});

test("many people are asked about 25 at a time; without a key nobody is asked", async () => {
  const crowd = Array.from({ length: 30 }, () => porto);
  legacyMatrix().reply(200, matrixAnswer(...crowd.slice(0, 25).map(() => reached(55_312, 2_531))));
  legacyMatrix().reply(200, matrixAnswer(...crowd.slice(25).map(() => reached(60_000, 2_531))));
  const answers = await travel().waysTo(crowd, braga);
  expect([answers.length, answers[24], answers[25]]).toEqual([30, google(55_312, 42), google(60_000, 42)]);
  expect(await estimatedTravel.waysTo([porto], braga)).toEqual([estimate("no_key")]);
  expect(await estimatedTravel.geocode("1 Main street")).toBeNull();
});

test("no fault holds the key", async () => {
  const faults: unknown[] = [];
  const service = googleTravel({
    key,
    mapsUrl: maps,
    routesUrl: routes,
    timeoutMs: 200,
    now: () => new Date(clock),
    wait: async (ms) => void faults.push(ms),
  });
  legacyMatrix().times(3).replyWithError(`connect ECONNREFUSED ${maps}/?key=${key}`);
  expect(JSON.stringify(await service.waysTo([porto], braga))).not.toContain(key);
});
