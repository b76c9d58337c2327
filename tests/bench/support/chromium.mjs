// Chromium held back, as a cheap phone on slow 4G or a computer of an office, and what it says of its network.
import { openPhone } from "../../browser/support/phone.mjs";

const slow4G = {
  latency_ms: 150,
  download_bytesPerSecond: 200_000, // 1.6 Mbit/s
  upload_bytesPerSecond: 93_750, // 750 kbit/s
  cpuSlowdown: 4,
};
export const office = {
  latency_ms: 40,
  download_bytesPerSecond: 1_250_000, // 10 Mbit/s
  upload_bytesPerSecond: 1_250_000,
  cpuSlowdown: 2,
};

const mustBeCompressed = /javascript|css|wasm/;

export const holdBack = async (devtools, machine) => {
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: machine.latency_ms,
    downloadThroughput: machine.download_bytesPerSecond,
    uploadThroughput: machine.upload_bytesPerSecond,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: machine.cpuSlowdown });
};

// Nothing is in the cache: each context has its own, and it is new.
export const openSlowPhone = async (browser, options) => {
  const { context, page, assertNoComplaints } = await openPhone(browser, options);
  const devtools = await context.newCDPSession(page);
  await holdBack(devtools, slow4G);
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
