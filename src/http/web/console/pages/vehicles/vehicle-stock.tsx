import { put } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { ask } from "../../../show/ask.tsx";
import { Icon } from "../../../show/icon.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";
import type { StockRow, VehicleRow } from "./vehicles-page.tsx";

/** What a vehicle carries: how many of each part, one more or less by a button, what is low marked by a word. */
export function VehicleStock({
  vehicle,
  mayChange,
  reload,
}: {
  readonly vehicle: VehicleRow;
  readonly mayChange: boolean;
  readonly reload: () => Promise<void>;
}) {
  const at = (number: string) => `/api/v1/vehicles/${vehicle.id}/stock/${encodeURIComponent(number)}`;
  const move = async (part: StockRow, add: number): Promise<void> => {
    await attempt(() => put(at(part.number), { add }));
    await reload();
  };
  const write = (part: StockRow | null): void =>
    ask(
      {
        form: `stock-${vehicle.id}-${part?.partId ?? "new"}`,
        title: part === null ? say("stock-new", { vehicle: vehicle.name }) : part.name,
        fields: [
          ...(part === null
            ? ([
                {
                  name: "number",
                  label: say("stock-number"),
                  hint: null,
                  required: true,
                  kind: "line",
                  value: "",
                  maxLength: 120,
                },
                {
                  name: "name",
                  label: say("stock-name"),
                  hint: say("stock-name-hint"),
                  required: false,
                  kind: "line",
                  value: "",
                  maxLength: 120,
                },
              ] as const)
            : []),
          {
            name: "quantity",
            label: say("stock-quantity"),
            hint: null,
            required: true,
            kind: "number",
            value: String(part?.quantity ?? 1),
            min: 0,
            max: 100_000,
          },
          {
            name: "lowAt",
            label: say("stock-low-at"),
            hint: say("stock-low-hint"),
            required: false,
            kind: "number",
            value: part === null ? "" : String(part.lowAt),
            min: 0,
            max: 100_000,
          },
        ],
        submitLabel: say("save"),
      },
      async ({ number = part?.number ?? "", name = "", quantity = "", lowAt = "" }) => {
        await put(at(number.trim()), {
          quantity: Number(quantity),
          ...(lowAt.trim() === "" ? {} : { lowAt: Number(lowAt) }),
          ...(name.trim() === "" ? {} : { name: name.trim() }),
        });
        await reload();
      },
    );
  return (
    <section class="stock" aria-label={say("stock-of", { vehicle: vehicle.name })}>
      {vehicle.stock.length === 0 && <p class="quiet small">{say("stock-none")}</p>}
      <ul>
        {vehicle.stock.map((part) => {
          const isLow = part.quantity <= part.lowAt;
          return (
            <li key={part.partId}>
              <span class="what">
                <bdi>{part.name}</bdi>
                <span class="second">
                  <bdi>{part.number}</bdi>
                  {isLow && <span class="low"> · {say("stock-low")}</span>}
                </span>
              </span>
              {mayChange && (
                <button
                  type="button"
                  class="button ghost square"
                  aria-label={say("stock-less", { part: part.name })}
                  disabled={part.quantity === 0}
                  onClick={() => move(part, -1)}
                >
                  <Icon name="minus" />
                </button>
              )}
              <span class="tabular count-of">{part.quantity}</span>
              {mayChange && (
                <>
                  <button
                    type="button"
                    class="button ghost square"
                    aria-label={say("stock-more", { part: part.name })}
                    onClick={() => move(part, 1)}
                  >
                    <Icon name="plus" />
                  </button>
                  <button
                    type="button"
                    class="button ghost square"
                    aria-label={say("stock-set", { part: part.name })}
                    onClick={() => write(part)}
                  >
                    <Icon name="edit" />
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {mayChange && <PressButton label={say("stock-add")} run={async () => write(null)} />}
    </section>
  );
}
