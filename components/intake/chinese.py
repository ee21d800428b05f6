"""Chinese as one script and one kind of digit, so that each word is looked for once.

Signs are put one for one: a place in the text stays the same place.
"""

# Traditional signs of the words of results, each before its simplified one.
_PAIRS = """
万萬 与與 专專 业業 东東 两兩 个個 为為 举舉 义義 习習 书書 买買 乱亂 争爭 亏虧 云雲 亚亞 产產
亿億 仅僅 从從 价價 众眾 优優 会會 传傳 伤傷 体體 余餘 债債 倾傾 偿償 储儲 儿兒 关關 内內 册冊
写寫 军軍 农農 况況 净淨 减減 几幾 凭憑 击擊 创創 别別 剂劑 办辦 务務 动動 励勵 劳勞 势勢 区區
医醫 协協 单單 卖賣 占佔 卫衛 厂廠 历歷 压壓 县縣 参參 双雙 发發 变變 号號 后後 启啟 员員 响響
团團 园園 围圍 国國 图圖 坏壞 块塊 场場 垫墊 处處 备備 复複 够夠 头頭 夹夾 夺奪 奖獎 妇婦 学學
实實 审審 宽寬 对對 寻尋 导導 将將 尔爾 层層 属屬 岁歲 币幣 师師 帐帳 带帶 广廣 庆慶 库庫 应應
废廢 开開 异異 张張 强強 归歸 当當 录錄 径徑 总總 惯慣 战戰 户戶 执執 扩擴 扫掃 扬揚 抢搶 护護
报報 拟擬 择擇 损損 换換 据據 掷擲 摊攤 摆擺 数數 断斷 无無 时時 显顯 权權 条條 来來 极極 构構
标標 栏欄 样樣 档檔 检檢 楼樓 气氣 汇匯 汉漢 沟溝 没沒 济濟 浅淺 测測 润潤 涨漲 湾灣 满滿 滚滾
滞滯 滤濾 点點 热熱 烧燒 爱愛 环環 现現 电電 画畫 监監 盘盤 盖蓋 码碼 确確 离離 种種 积積 称稱
税稅 稳穩 竞競 笔筆 筑築 签簽 简簡 类類 粮糧 紧緊 红紅 约約 级級 纪紀 纯純 纳納 纵縱 线線 练練
组組 细細 终終 经經 结結 给給 络絡 统統 继繼 绩績 续續 维維 综綜 绿綠 缓緩 编編 缩縮 网網 罗羅
职職 联聯 胜勝 脑腦 节節 艺藝 范範 药藥 获獲 营營 虑慮 补補 装裝 规規 视視 览覽 觉覺 计計 认認
让讓 议議 讯訊 记記 许許 论論 设設 访訪 证證 评評 识識 诉訴 词詞 译譯 试試 话話 询詢 该該 详詳
语語 误誤 说說 请請 诸諸 读讀 课課 谁誰 调調 谈談 谨謹 负負 贡貢 财財 责責 败敗 账賬 货貨 质質
购購 贯貫 贴貼 贵貴 贷貸 贸貿 费費 贺賀 资資 赁賃 赋賦 赎贖 赖賴 赚賺 赛賽 赠贈 赢贏 践踐 车車
轨軌 转轉 轮輪 软軟 轻輕 载載 较較 辅輔 辆輛 输輸 边邊 达達 迁遷 过過 迈邁 运運 还還 这這 进進
远遠 违違 连連 迟遲 适適 选選 递遞 逻邏 遗遺 邮郵 释釋 里裡 钟鐘 钱錢 铁鐵 银銀 链鏈 销銷 锁鎖
锐銳 错錯 键鍵 镇鎮 长長 门門 闭閉 问問 间間 闲閒 闻聞 阅閱 队隊 阳陽 阶階 际際 陆陸 险險 随隨
隐隱 难難 页頁 项項 顺順 须須 顾顧 预預 领領 频頻 题題 额額 风風 飞飛 驱驅 验驗 骤驟 鱼魚 龙龍
腾騰 准準 则則 于於 布佈 净凈 里裏 群羣 汇滙 纽紐
"""
SIMPLIFIED = {ord(pair[1]): pair[0] for pair in _PAIRS.split()}
_NUMERALS = {sign: str(n) for n, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


def digits(said: str) -> str:
    """Numerals one by one: 二零二五 is 2025; what is a digit stays."""
    return "".join(_NUMERALS.get(sign, sign) for sign in said)


def number(said: str) -> int:
    """A day or month: 三十一 is 31."""
    tens, ten, ones = said.rpartition("十")
    if not ten:
        return int(digits(said) or 0)
    return int(digits(tens) if tens else "1") * 10 + (int(digits(ones)) if ones else 0)
