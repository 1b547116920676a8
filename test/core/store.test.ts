import { createMemoryStore } from "../../emulators/core/store/memory.ts";
import { testStore } from "../support/store-suite.ts";

testStore("memory", createMemoryStore);
