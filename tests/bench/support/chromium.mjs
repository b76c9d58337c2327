// A cheap phone on slow 4G: Chromium held back, and what it says of its network.
import { openPhone } from "../../browser/support/phone.mjs";

const latency_ms = 150;
const download_bytesPerSecond = 200_000; // 1.6 Mbit/s
const upload_bytesPerSecond = 93_750; // 750 kbit/s
const cpuSlowdown = 4;

const mustBeCompressed = /javascript|css|wasm/;

// Nothing is in the cache: each context has its own, and it is new.
export const openSlowPhone = async (browser, options) => {
  const { context, page, assertNoComplaints } = await openPhone(browser, options);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: latency_ms,
    downloadThroughput: download_bytesPerSecond,
    uploadThroughput: upload_bytesPerSecond,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
  return { context, page, devtools, assertNoComplaints };
};

// Follows every request of a page from now on. `bytes` are those on the wire, with the headers of the answer:
// the sum is what a proxy between the two counts.
export class Traffic {
  requests = new Map();

  constructor(devtools) {
    devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (!request.url.startsWith("data:")) this.requests.set(requestId, { url: request.url });
    });
    const tell = (requestId, facts) => Object.assign(this.requests.get(requestId) ?? {}, facts);
    devtools.on("Network.requestServedFromCache", ({ requestId }) => tell(requestId, { cached: true }));
    devtools.on("Network.responseReceived", ({ requestId, response }) =>
      tell(requestId, {
        status: response.status,
        type: response.mimeType,
        headers: response.headers,
        cached: response.fromDiskCache || response.fromServiceWorker || response.fromPrefetchCache,
      }),
    );
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
      tell(requestId, { bytes: encodedDataLength }),
    );
    devtools.on("Network.loadingFailed", ({ requestId, errorText }) => tell(requestId, { failure: errorText }));
  }

  // Those that were sent until now, to be asked about later.
  sent() {
    return [...this.requests.values()];
  }
}

// What is wrong with a request that should have come over the network, whole and compressed; empty if nothing.
export const faultsOf = ({ url, status, type = "", headers = {}, cached, bytes, failure }) => {
  const encoding = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  const faults = [
    failure && `failed: ${failure}`,
    status !== 200 && `was answered with ${status}`,
    cached && "came from a cache",
    bytes === undefined && "did not end",
    mustBeCompressed.test(type) && encoding !== "br" && `came with the encoding ${encoding}, not br`,
  ];
  return faults.filter(Boolean).map((fault) => `${url} ${fault}`);
};
