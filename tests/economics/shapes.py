"""What the public sources answer, in the shapes that they document."""

DIFFICULTY = 140_000_000_000_000.5

HASHRATE_3D = {
    "hashrates": [{"timestamp": 1763600000, "avgHashrate": 1.0e21}],
    "difficulty": [{"time": 1763000000, "height": 975744, "difficulty": DIFFICULTY}],
    "currentHashrate": DIFFICULTY * 2**32 / 600 * 1.03,
    "currentDifficulty": DIFFICULTY,
}
ADJUSTMENT = {
    "progressPercent": 44.4,
    "difficultyChange": 98.45,
    "estimatedRetargetDate": 1627762478000,
    "remainingBlocks": 1121,
    "nextRetargetHeight": 977760,
}
REWARDS = {"totalReward": "45360000000", "totalFee": "360000000", "totalTx": "480000"}
PRICES = {"time": 1763600000, "USD": 88000, "EUR": 80000}
LLAMA = {
    "coins": {
        "coingecko:bitcoin": {"price": 88010.5, "symbol": "BTC", "confidence": 0.99},
        "coingecko:litecoin": {"price": 80.5, "symbol": "LTC"},
        "coingecko:kaspa": {"price": 0.05, "symbol": "KAS"},
        "coingecko:dogecoin": {"price": 99.0, "symbol": "DOGE"},  # absurd: 1,300 times the last
    }
}
GECKO = {"bitcoin": {"usd": 88020, "last_updated_at": 1763600000}, "litecoin": {"usd": 81}}
POOLS = {
    "status": "success",
    "data": [
        {"chain": "Ethereum", "project": "lido", "symbol": "STETH", "apyBase": 2.7,
         "apyReward": None, "apyMean30d": 2.6},
        {"chain": "Solana", "project": "jito-liquid-staking", "symbol": "JITOSOL", "apyBase": 6.1,
         "apyMean30d": None},
        {"chain": "Ethereum", "project": "other", "symbol": "STETH", "apyBase": 900},
        "broken",
    ],
}  # fmt: skip
LIDO = {"data": {"aprs": [{"timeUnix": 1763600000, "apr": 2.75}], "smaApr": 2.9}, "meta": {}}

GOOD: dict[str, object] = {
    "mempool.space/api/v1/mining/hashrate/3d": HASHRATE_3D,
    "mempool.space/api/v1/difficulty-adjustment": ADJUSTMENT,
    "mempool.space/api/v1/mining/reward-stats/144": REWARDS,
    "mempool.space/api/v1/prices": PRICES,
    "bitview.space/api/v1/mining/hashrate/3d": HASHRATE_3D,
    "bitview.space/api/v1/difficulty-adjustment": ADJUSTMENT,
    "bitview.space/api/v1/mining/reward-stats/144": REWARDS,
    "blockchain.info/q/getdifficulty": "1.4E14",
    "blockchain.info/q/getblockcount": "976639",
    "coins.llama.fi": LLAMA,
    "api.coingecko.com": GECKO,
    "yields.llama.fi/pools": POOLS,
    "eth-api.lido.fi": LIDO,
}
ERROR_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"
