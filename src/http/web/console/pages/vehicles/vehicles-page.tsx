import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/vehicles.ftl";
import es from "../../../copy/es/vehicles.ftl";
import pt from "../../../copy/pt/vehicles.ftl";
import { get, patch, post } from "../../../live/api.ts";
import { useResource } from "../../../live/use-resource.ts";
import type { StaffJson } from "../../../protocol.ts";
import { ask } from "../../../show/ask.tsx";
import { Icon } from "../../../show/icon.tsx";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";
import { VehicleStock } from "./vehicle-stock.tsx";

teach({ en, es, pt });

export type StockRow = {
  readonly partId: string;
  readonly name: string;
  readonly number: string;
  readonly quantity: number;
  readonly lowAt: number;
};
export type VehicleRow = {
  readonly id: string;
  readonly name: string;
  readonly plate: string;
  readonly state: string;
  readonly heldByTicketNumber: number | null;
  readonly stock: readonly StockRow[];
};

const states = ["ready", "repair", "gone"] as const;

/** Vehicles: what holds each, and what it carries. */
export function VehiclesPage({ account }: PageProps) {
  const read = useResource(() => get<{ items: readonly VehicleRow[] }>("/api/v1/vehicles"), []);
  const mayWrite = mayAtDesk(account.role, "vehicle.write");
  const write = async (vehicle: VehicleRow | null): Promise<void> => {
    const { staff } = await get<StaffJson>("/web/staff");
    const line = { kind: "line", hint: null } as const;
    ask(
      {
        form: `vehicle-${vehicle?.id ?? "new"}`,
        title: vehicle === null ? say("vehicle-new") : vehicle.name,
        fields: [
          {
            ...line,
            name: "name",
            label: say("vehicle-name"),
            required: true,
            value: vehicle?.name ?? "",
            maxLength: 120,
          },
          {
            ...line,
            name: "plate",
            label: say("vehicle-plate"),
            required: false,
            value: vehicle?.plate ?? "",
            maxLength: 40,
          },
          {
            name: "state",
            label: say("vehicle-state"),
            hint: say("vehicle-state-hint"),
            required: true,
            kind: "choice",
            value: vehicle?.state ?? "ready",
            choices: states.map((state) => ({ value: state, label: say(`vehicle-${state}`) })),
          },
          {
            name: "driverId",
            label: say("vehicle-driver"),
            hint: vehicle === null ? null : say("vehicle-driver-hint"),
            required: false,
            kind: "choice",
            value: "",
            choices: [
              { value: "", label: say(vehicle === null ? "vehicle-nobody" : "vehicle-driver-stays") },
              ...staff.map(({ id, name }) => ({ value: id, label: name })),
            ],
          },
        ],
        submitLabel: say("save"),
      },
      async ({ name = "", plate = "", state = "ready", driverId = "" }) => {
        const body = { name: name.trim(), plate: plate.trim(), state, ...(driverId === "" ? {} : { driverId }) };
        if (vehicle === null) await post("/api/v1/vehicles", body);
        else await patch(`/api/v1/vehicles/${vehicle.id}`, body);
        await read.reload();
      },
    );
  };
  const add = <PressButton label={say("vehicle-new")} style="primary" run={() => write(null)} />;
  return (
    <PageFrame title={say("page-vehicles")} lede={say("vehicles-lede")} actions={mayWrite ? add : null}>
      <Loadable of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing icon="truck" title={say("vehicles-empty")} text={say("vehicles-empty-text")} />
          ) : (
            <div class="tiles">
              {items.map((vehicle) => (
                <article class="tile" key={vehicle.id}>
                  <header>
                    <h2 dir="auto">{vehicle.name}</h2>
                    <StateChip state={vehicle.state} />
                  </header>
                  <p class="quiet small">
                    {vehicle.plate !== "" && <bdi class="plate">{vehicle.plate}</bdi>}{" "}
                    {vehicle.heldByTicketNumber === null ? (
                      say("vehicle-free")
                    ) : (
                      <a href={consoleHref.ticket(vehicle.heldByTicketNumber)}>
                        {say("vehicle-out", { number: String(vehicle.heldByTicketNumber) })}
                      </a>
                    )}
                  </p>
                  <VehicleStock
                    vehicle={vehicle}
                    mayChange={mayAtDesk(account.role, "vehicle.stock")}
                    reload={read.reload}
                  />
                  {mayWrite && (
                    <div class="row-deeds">
                      <PressButton label={say("vehicle-change")} run={() => write(vehicle)} />
                    </div>
                  )}
                </article>
              ))}
            </div>
          )
        }
      </Loadable>
    </PageFrame>
  );
}

function StateChip({ state }: { readonly state: string }) {
  const known = states.find((one) => one === state);
  if (known === undefined) return <span class="chip">{state}</span>;
  return (
    <span class={`chip ${known === "ready" ? "good" : known === "repair" ? "warn" : ""}`}>
      <Icon name={known === "ready" ? "check" : known === "repair" ? "tool" : "stop"} />
      {say(`vehicle-${known}`)}
    </span>
  );
}
