import { z } from "zod";
import { scenarioSchema } from "./schema";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What JSON Schema has no word for; editors leave alone what begins with `x-`. */
const OUR_WORDS = ["unit", "slider", "scale"] as const;

/** The JSON Schema (draft 2020-12) of a scenario file, where fields with a default may be left out. It knows types,
 * names and limits, but not the rules that compare fields, such as `p5` below `p95`. */
export function scenarioJsonSchema(): JsonSchema {
  return z.toJSONSchema(scenarioSchema, {
    target: "draft-2020-12",
    io: "input",
    override: ({ jsonSchema }) => {
      for (const word of OUR_WORDS) {
        if (!(word in jsonSchema)) continue;
        jsonSchema[`x-${word}`] = jsonSchema[word];
        delete jsonSchema[word];
      }
    },
  });
}

/** The text of `public/scenario.schema.json`. */
export const scenarioJsonSchemaText = () => `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
