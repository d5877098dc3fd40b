import { writeFileSync } from "node:fs";
import { scenarioJsonSchemaText } from "../model/jsonSchema";

writeFileSync(new URL("../../public/scenario.schema.json", import.meta.url), scenarioJsonSchemaText());
