import { Dialog } from "../../../show/dialog.tsx";
import { say } from "../../../words/say.ts";
import type { EquipmentRow } from "./equipment-row.ts";

/** The label to stick on a unit, as it is printed: the style for paper shows nothing else. */
export function UnitLabel({
  unit,
  src,
  onClose,
}: {
  readonly unit: EquipmentRow;
  readonly src: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={say("unit-label-title")} onClose={onClose}>
      <div class="body">
        <div class="unit-sticker">
          <img src={src} width={128} height={128} alt="" />
          <p>
            <strong dir="auto">{unit.label}</strong>
            <span dir="auto">
              {unit.model.manufacturer} {unit.model.name}
            </span>
            {unit.serialNumber !== null && <span dir="auto">{unit.serialNumber}</span>}
            <span class="call">{say("unit-label-call")}</span>
          </p>
        </div>
        <p class="quiet small">{say("unit-label-hint-print")}</p>
      </div>
      <footer>
        <button type="button" class="button primary" onClick={() => print()}>
          {say("unit-print-yes")}
        </button>
      </footer>
    </Dialog>
  );
}
