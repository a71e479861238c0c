import type { DemoComponent } from "../types.ts";
import { coldComponents } from "./cold-components.ts";
import { mechanicalComponents } from "./mechanical-components.ts";
import { ovenComponents } from "./oven-components.ts";

/** The same parts and repairs as elsewhere, in machines where people describe the failure in other words. */
export const variantComponents = {
  tankHeater: {
    ...ovenComponents.heatingElement,
    key: "tank-heater",
    name: "Tank heating element",
    symptoms: {
      en: [
        "Water stays cold, plates come out greasy",
        "stays on heating for ever and does not start the wash",
        "Rinse only 50 degrees, should be 85",
        "trips the breaker when it heats up in the morning",
        "wash temprature too low alarm",
        "The glasses come out cold and wet, normally you can hardly hold them",
      ],
      es: ["El agua no se calienta y los platos salen grasientos", "el aclarado sale frío"],
      pt: ["A água não aquece", "enxagua a frio e fica gordura"],
    },
  },
  coldDoorGasket: {
    ...mechanicalComponents.doorGasket,
    key: "cold-door-gasket",
    name: "Cold room door seal",
    symptoms: {
      en: [
        "Door does not close properly, ice on the frame",
        "seal torn, cold air comes out at the bottom",
        "Condensation runs down the door and the floor is slippery",
        "door springs open by itself",
        "rubber of fridge door is loose",
        "You can see light through the gap on the handle side, and the motor never stops",
      ],
      es: ["La puerta de la cámara no cierra bien, hay hielo en el marco", "la goma de la nevera está suelta"],
      pt: ["A porta da câmara não fecha bem, tem gelo", "a borracha do frigorífico está solta"],
    },
    causes: ["Gasket hardened by the cold", "Trolley hit the frame", "Frame heater failed and the seal froze on"],
  },
  coolingCircuit: {
    ...coldComponents.refrigerantCircuit,
    key: "cooling-circuit",
    name: "Cooling circuit",
    symptoms: {
      en: [
        "Blows, but the air is not cold",
        "runs all day and the set temperature is never reached",
        "Low pressure alarm, resets itself and comes back within the hour",
        "not cooling. warm air",
        "It gets a bit weaker evry week, and the copper pipe is oily at the joint",
        "Supply at 19 degrees instead of 12 since Saturday",
      ],
      es: ["No enfría, sale aire caliente", "alarma de baja presión, no llega a la consigna"],
      pt: ["Não arrefece, sai ar quente", "alarme de baixa pressão, não chega à temperatura"],
    },
  },
  coolingStart: {
    ...coldComponents.compressorStart,
    key: "cooling-start",
    name: "Cooling compressor start gear",
    symptoms: {
      en: [
        "Fan runs but the compressor does not come in",
        "clicks every few minutes, no cooling",
        "Hums for a few seconds, then a clack, then silence",
        "circuit 2 not starting",
        "compresor dont start when its hot",
        "The lights flicker each time it tries to start, and after the third try it shows an alarm",
      ],
      es: ["El ventilador funciona pero el compresor no entra", "hace clac y no arranca el circuito 2"],
      pt: ["A ventoinha trabalha mas o compressor não entra", "faz clique e não arranca"],
    },
  },
} as const satisfies Record<string, DemoComponent>;
