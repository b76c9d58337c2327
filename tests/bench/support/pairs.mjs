// Ours beside a peer, in turn and in one run: machines are noisy, so only numbers of the same minute are compared.

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

// The least value that at least this part of all values do not exceed.
export const percentile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
};

const rounded = (value) => (value === null ? null : Number(value.toPrecision(4)));

// Calls both in turn, the other one first in every second pair, and gives the results of each.
export const alternate = async (pairs, measureOurs, measurePeer) => {
  const ours = [];
  const peer = [];
  const takeOurs = async (pair) => ours.push(await measureOurs(pair));
  const takePeer = async (pair) => peer.push(await measurePeer(pair));
  for (let pair = 0; pair < pairs; ++pair)
    for (const take of pair % 2 ? [takePeer, takeOurs] : [takeOurs, takePeer]) await take(pair);
  return { ours, peer };
};

// One line of the bench: the medians of what `alternate` gave. `ratio` is ours divided by the
// peer's; without a peer it is null.
export const line = (name, unit, ours, peerName = null, peer = []) => {
  const value = median(ours);
  const peerValue = peerName ? median(peer) : null;
  const ratio = peerName && peerValue !== 0 ? value / peerValue : null;
  return {
    name,
    value: rounded(value),
    unit,
    peer: peerName,
    peer_value: rounded(peerValue),
    ratio: rounded(ratio),
    runs: ours.length,
  };
};
