"""Four pages that the program exists for: a scheme, an honest contract, a lesson, a press release."""

SCHEME = """<!doctype html><html lang="en"><head><title>Aurora Hash - investment plans</title></head>
<body><nav><a href="/">Home</a> <a href="/plans">Plans</a> <a href="/login">Login</a></nav>
<h1>Aurora Hash cloud mining</h1>
<p>Let our farms work for you. Every plan is backed by our own data centres.</p>
<section class="plan"><h2>Gold plan</h2>
<ul><li><b>3</b><span>%</span> daily for 60 days</li>
<li>Minimum deposit $250</li>
<li>Your profit is guaranteed</li>
<li>Capital returned at the end of the plan</li></ul>
<button>Invest now</button></section>
<h2>Partner programme</h2>
<p>Invite friends and earn referral commission on three levels: level 1: 7 %, level 2: 3 %, level 3: 1 %.</p>
<footer>&copy; 2026 Aurora Hash. All rights reserved.</footer></body></html>"""

HONEST = """<!doctype html><html lang="en"><head><title>Nordfjell Hashrate - 180 day contract</title></head>
<body><header><a href="/">Nordfjell Hashrate</a></header>
<h1>Bitcoin hashrate, 180 days</h1>
<p>You rent SHA-256 hashrate that runs in our data centre in Mo i Rana.</p>
<table>
<tr><th>Hashrate</th><th>Price per TH/s</th><th>Electricity fee</th><th>Term</th></tr>
<tr><td>100 TH/s</td><td>$5.40</td><td>$0.021 per TH/s per day</td><td>180 days</td></tr>
</table>
<h2>How output is computed</h2>
<p>Output varies with network difficulty, the bitcoin price and transaction fees. It is not guaranteed,
and you may receive less than you paid.</p>
<p>If the electricity fee exceeds the output on 10 consecutive days, the contract ends early.</p>
<p>The purchase price is consumed by the contract and is not refunded at the end of the term.</p>
<h2>Risk notice</h2>
<p>Hashrate contracts can lose money. Do not buy with money that you need.</p>
<footer>Nordfjell Hashrate AS, org. no. 918 273 645</footer></body></html>"""

LESSON = """<!doctype html><html lang="zh-Hant"><head><title>雲端挖礦與質押:先看懂收益再決定</title></head>
<body><article><h1>雲端挖礦與質押:先看懂收益再決定</h1>
<p>文/林書航 2026-05-12</p>
<p>很多人問雲端挖礦和質押哪一個比較好。一般來說,信譽良好的雲端挖礦合約,扣除佔收入三成到六成的電費與維護費之後,
年收益大約落在 5% 到 10%;以太坊質押約 3% 至 4%,Solana 約 6% 至 7%,Cosmos 約 10% 至 15%。</p>
<h2>常見的詐騙話術</h2>
<ul><li>打著「保證高利潤」旗號,宣稱一年 100-800% 的報酬</li>
<li>號稱每日固定收益、無風險挖礦</li>
<li>聲稱每天兩位數的回報,一個月翻倍</li></ul>
<p>遇到這些說法請提高警覺,它們幾乎都是龐氏騙局。投資前先查公司登記、礦場證明與獨立評價,切勿匯款給陌生人。</p>
</article></body></html>"""

PRESS = """<!doctype html><html lang="en"><head><title>VeloMiner makes crypto income simple</title></head>
<body><p>LONDON, March 3, 2026 (Wire) -- VeloMiner, a leader in green cloud mining, today announced new contracts
that let anybody earn bitcoin from a phone.</p>
<p>With the Starter contract, users invest 100 USD for 2 days and receive 107 USD when the contract ends.
Thousands of users already enjoy stable daily income, and new members get a $15 sign-up bonus.</p>
<p>"There has never been an easier way to build passive income," said the company's spokesperson.</p>
<p>To join, visit velominer.example and activate your first contract today.</p></body></html>"""
