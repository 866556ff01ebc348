// A console's page in host mode: the widget shows the pools of its project and orders there (docs/HOST-MODE.md).
import "poolbill/define";
import { createHuaweiCloudProvider } from "poolbill/huawei-cloud";

// What a console knows of its session. Here a local server stands for the cloud (./dev serve --host-demo).
const { cloud, token, projectId } = await (await fetch("session.json")).json();

const signedFetch = (address, init) => fetch(address, { ...init, headers: { ...init.headers, "x-auth-token": token } });

document.querySelector("pool-bill").provider = createHuaweiCloudProvider({
  fetch: signedFetch,
  region: "ap-southeast-3",
  projectId,
  site: "intl",
  endpoints: { modelArts: cloud, billing: cloud },
});
