/** A unit as the API gives it; days are "2026-03-02". */
export type EquipmentRow = {
  readonly id: string;
  readonly label: string;
  readonly serialNumber: string | null;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly site: { readonly id: string; readonly name: string } | null;
  readonly model: {
    readonly id: string;
    readonly name: string;
    readonly family: string;
    readonly category: string;
    readonly manufacturer: string;
  };
  readonly impact: "unit" | "line" | "site";
  readonly installedOn: string | null;
  readonly warrantyUntil: string | null;
  readonly retiredAt: string | null;
};
