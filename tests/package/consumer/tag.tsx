// The tag in JSX under `strict`; it is compiled and never run.
import type {} from "poolbill/react";

export const named = <pool-bill storage="local" />;
// @ts-expect-error: the tag's storage is an attribute, which takes no object
export const object = <pool-bill storage={{ get: () => null, set: () => {}, remove: () => {}, keys: () => [] }} />;
